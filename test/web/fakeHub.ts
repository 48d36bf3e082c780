// The hub's HTTP answers as tests write them: by method and path, with what was sent kept.
import { vi } from "vitest";

import type { Screening } from "#shared/schema/plan.ts";
import { ScreeningInput } from "#shared/schema/profile.ts";
import { KNEE_AREAS, SCOPE_STATEMENT, SCREENING } from "#shared/domain/screening.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import type { ScreeningQuestion } from "#shared/domain/screening.ts";
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import type { Profile } from "#shared/schema/profile.ts";

export const ADA: Profile = {
  id: "0123456789ab",
  name: "Ada",
  createdMs: 0,
  bodyWeightKg: 70,
  units: { pace: "mm", mass: "kg", force: "N" },
  usualSide: "left",
  kneePainNow: false,
  screening: {},
  fits: [],
  rolled: [],
  checkIns: [],
};

/** As the hub asks a person who has answered nothing yet. */
export function allDue(): Screening {
  const due = SCREENING.map(({ id, asks, when }) => ({ questionId: id, asks, when }));
  return { scope: SCOPE_STATEMENT, due, open: [...MUSCLE_IDS], blocks: [], cautions: [], refer: [], stopped: [] };
}

/** Only the short ones. */
export function todayDue(): Screening {
  const all = allDue();
  return { ...all, due: all.due.filter(({ when }) => when === "session") };
}

const QUESTIONS: readonly (ScreeningQuestion & { readonly id: QuestionId })[] = SCREENING;

/** What the hub says after these answers, with nothing due. */
export function judged(input: unknown): Screening {
  const { answers = [] } = ScreeningInput.parse(input);
  const said = { ...allDue(), due: [] };
  for (const { questionId, yes, side = "both", muscles } of answers) {
    const question = QUESTIONS.find(({ id }) => id === questionId);
    if (!yes || !question) continue;
    const { ruleId, says, unlock, urgent, effect, closes } = question;
    const about = { questionId, ruleId, says, urgent };
    if (effect === "block") {
      const all = closes === "knee" ? KNEE_AREAS : MUSCLE_IDS;
      said.blocks.push({ ...about, unlock, side, muscles: [...(muscles ?? all)] });
    } else (effect === "caution" ? said.cautions : said.refer).push({ ...about, whatToDo: unlock });
  }
  return { ...said, open: MUSCLE_IDS.filter((id) => !said.blocks.some(({ muscles }) => muscles.includes(id))) };
}

export interface Sent {
  readonly what: string;
  readonly body: unknown;
}

/** `answers` by `GET /path` below /api; a list is given out one after the other, its last one again and again. */
export function fakeHub(answers: Readonly<Record<string, unknown>>): Sent[] {
  const sent: Sent[] = [];
  const asked = new Map<string, number>();
  vi.spyOn(window, "fetch").mockImplementation((url, init) => {
    const address = typeof url === "string" ? url : url instanceof URL ? url.pathname : url.url;
    const what = `${init?.method ?? "GET"} ${address.replace(/^\/api/, "")}`;
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    if (!what.startsWith("GET")) sent.push({ what, body });
    const count = asked.get(what) ?? 0;
    asked.set(what, count + 1);
    const given = answers[what];
    const value: unknown = Array.isArray(given) ? given[Math.min(count, given.length - 1)] : given;
    if (value instanceof Response) return Promise.resolve(value.clone());
    if (typeof value === "function") return Promise.resolve(Response.json(Reflect.apply(value, undefined, [body])));
    return Promise.resolve(value === undefined ? refusal("NOT_FOUND", 404) : Response.json(value));
  });
  return sent;
}

export function refusal(code: string, status = 409): Response {
  return Response.json({ type: "error", code, message: `${code} it is`, whatToDo: "Do it." }, { status });
}
