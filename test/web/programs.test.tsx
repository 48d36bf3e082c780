// Choosing a program and going through it on the live page.
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import type { ProgramList } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import { ROLLER, SCENES } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";
import { takeLanguage } from "#web/words/useWords.ts";

const LIST: ProgramList = {
  programs: [
    {
      program: {
        format: "inchworm-program",
        version: 1,
        id: "mine",
        name: "<b>Mine</b>",
        purpose: "My own evening.",
        when: "any",
        steps: [{ mode: "free", seconds: { least: 1, target: 600, most: 600 } }],
      },
      lastsS: 600,
      notes: [],
      shipped: false,
    },
  ],
  refused: ["torn.json, line 3: the file ends too early"],
};

const RUNNING: ProgramView = {
  programId: "mine",
  name: "<b>Mine</b>",
  phase: "running",
  step: {
    index: 1,
    of: 4,
    mode: "deep",
    muscle: "quadriceps",
    side: "left",
    leastMs: 60_000,
    targetMs: 90_000,
    mostMs: 120_000,
  },
  countedMs: 41_700,
  loadedMs: 50_000,
  heldMs: 0,
  passes: 2,
  why: "tooLight",
  notCountedMs: { tooLight: 8300 },
  said: { text: "Done: 90 s counted.", spoken: "Done: 90 s counted.", atMs: 1 },
};

const calls: string[] = [];
beforeEach(() => {
  calls.length = 0;
  changePreferences({ mirror: false, muted: false, theme: "system" });
  vi.spyOn(window, "fetch").mockImplementation((url, init) => {
    const path = typeof url === "string" ? url : "";
    const method = init?.method ?? "GET";
    if (path.includes("program")) calls.push(`${method} ${path} ${typeof init?.body === "string" ? init.body : ""}`);
    if (path === "/api/programs") return Promise.resolve(Response.json(LIST));
    return Promise.resolve(Response.json(method === "POST" ? RUNNING : { units: "in" }));
  });
});

const told = (program: ProgramView) => ({ type: "program", rollerId: ROLLER.id, sentMs: 2, program }) as const;

test("a program is chosen in a list that also says which files cannot be used, as text", async () => {
  mountLive(<LivePage />, SCENES.right);
  await page.getByRole("button", { name: "Programs" }).click();
  await expect.element(page.getByRole("heading", { name: "<b>Mine</b>" })).toBeInTheDocument();
  await expect.element(page.getByText("about 10 min, your own")).toBeInTheDocument();
  await expect.element(page.getByText("torn.json, line 3: the file ends too early")).toBeInTheDocument();
  await page.getByRole("button", { name: "Start <b>Mine</b>" }).click();
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect(calls.at(-1)).toBe(`POST /api/rollers/${ROLLER.id}/program {"action":"start","programId":"mine"}`);
});

test("the step, what has counted and why nothing counts are read; keys lead through it", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await vi.waitFor(() => expect(byTestId("pace-band")?.dataset["side"]).toBe("inside"));
  await userEvent.keyboard("n ");
  expect(feed.sent).toEqual([]);
  feed.receive(told(RUNNING));
  await vi.waitFor(() => expect(byTestId("program")).not.toBeNull());
  const bar = byTestId("program")?.textContent;
  for (const words of ["<b>Mine</b> · 2 of 4", "Quadriceps, left: slow and deep", "41 of 90 s", "too light"]) {
    expect(bar).toContain(words);
  }
  await userEvent.keyboard("nb ");
  const actions = () => feed.sent.map((message) => (message.type === "program" ? message.action : message.type));
  expect(actions()).toEqual(["next", "back", "pause"]);
  feed.receive(told({ ...RUNNING, paused: "key" }));
  await expect.element(page.getByRole("button", { name: "Go on" })).toBeInTheDocument();
  await userEvent.keyboard(" ");
  expect(actions().at(-1)).toBe("resume");
  await page.getByRole("button", { name: "End program" }).click();
  expect(actions().at(-1)).toBe("end");
  feed.receive(told({ ...RUNNING, phase: "finished" }));
  await vi.waitFor(() => expect(byTestId("program")?.textContent).toContain("Finished"));
  expect(byTestId("program")?.querySelector("button")).toBeNull();
});

test("a program that was ended early says so, and what was done of it", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  const behind = [
    { index: 0, how: "done", countedMs: 90_000, targetMs: 90_000 },
    { index: 1, how: "ended", countedMs: 41_500, targetMs: 90_000 },
  ] as const;
  feed.receive(told({ ...RUNNING, phase: "finished", endedEarly: true, behind: [...behind] }));
  await vi.waitFor(() =>
    expect(byTestId("program")?.textContent).toContain("Ended early: 1 of 4 steps done, 131 s counted"),
  );
  expect(byTestId("program")?.textContent).not.toContain("Finished");
});

test("what to mind of a step is never cut, in any window", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  const says =
    "Straight knee for the big muscle, bent for the deep one. Keep off the tendon above the heel, the bone below the knee on the outside and the hollow of the knee.";
  const step = { ...RUNNING.step, mind: { says } };
  for (const program of [
    { ...RUNNING, step },
    { ...RUNNING, step, phase: "announced", said: { text: `Next: calf. ${says}`, spoken: says, atMs: 9 } } as const,
  ]) {
    feed.receive(told(program));
    await expect.element(page.getByTestId("program")).toHaveAttribute("data-phase", program.phase);
    for (const [width, height] of WINDOWS) {
      await page.viewport(width, height);
      for (const text of document.querySelectorAll<HTMLElement>(".program-mind, .program-said")) {
        expect(text.scrollWidth, `${width}: ${text.textContent}`).toBeLessThanOrEqual(text.clientWidth);
        expect(text.scrollHeight).toBeLessThanOrEqual(text.clientHeight + 1);
      }
    }
  }
  await page.viewport(1280, 800);
  feed.receive(told({ ...RUNNING, step }));
  await expect.element(page.getByText(says, { exact: true }).first()).toBeVisible();
});

test("a long name of a step stands clear of what is above and below it", async () => {
  changePreferences({ language: "de" });
  await takeLanguage();
  const feed = mountLive(<LivePage />, SCENES.right);
  feed.receive(told({ ...RUNNING, step: { ...RUNNING.step, muscle: "hamstrings", side: "both" } }));
  await expect.element(page.getByRole("button", { name: /^Oberschenkel hinten, beide Beine/ })).toBeVisible();
  const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
  for (const [width, height] of [
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.viewport(width, height);
    const { top, bottom } = box("button.program-what span");
    const above = Math.max(box(".program-line").bottom, width > 720 ? box(".program-name").bottom : 0);
    expect(top, `${width}`).toBeGreaterThanOrEqual(above - 1);
    expect(bottom, `${width}`).toBeLessThanOrEqual(box(".program-bar").bottom);
  }
  changePreferences({ language: "browser" });
  await takeLanguage();
});

const WINDOWS = [
  [1280, 800],
  [720, 450],
  [844, 390],
  [390, 844],
] as const;

test("after a stop no key goes on, and What was it? stays; the one button does, and what is left out is said", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  feed.receive(told(RUNNING));
  await page.getByRole("button", { name: /^Stop/ }).click();
  expect(feed.sent.splice(0)).toEqual([{ type: "mark", rollerId: ROLLER.id, mark: "stop" }]);
  feed.silence();
  feed.receive({ type: "cue", rollerId: ROLLER.id, action: "show", ...SCENES.stopped.cue, sampleMs: 1e9, sentMs: 0 });
  const leftOut = [{ index: 1, says: "You stopped there.", muscle: "quadriceps", side: "left" }] as const;
  feed.receive(told({ ...RUNNING, paused: "stopped", leftOut: [...leftOut] }));
  await expect.element(page.getByText("What was it?")).toBeInTheDocument();
  await userEvent.keyboard(" nb ");
  expect(feed.sent).toEqual([]);
  await expect.element(page.getByText("What was it?")).toBeInTheDocument();
  expect(byTestId("program")?.textContent).not.toMatch(/Go on|Next|Back/);
  const goOn = page.getByRole("button", { name: "Carry on" });
  goOn.element().dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 2 }));
  expect(feed.sent).toEqual([]);
  await goOn.click();
  expect(feed.sent).toEqual([{ type: "mark", rollerId: ROLLER.id, mark: "resume" }]);
  const step = { ...RUNNING.step, index: 2, side: "right", mind: { says: "Keep off the kneecap." } } as const;
  feed.receive(told({ ...RUNNING, step, leftOut: [...leftOut, { ...leftOut[0], index: 3 }] }));
  await expect.element(page.getByText("Left out, closed: Quadriceps, left", { exact: true })).toBeVisible();
});

test("to lean on again is asked until one does, and of nobody who stopped", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  const text = "Lean on again: another 30 s.";
  const said = { text, spoken: text, told: [{ id: "program.restOver", values: { seconds: 30 } }], atMs: 3 };
  const bar = () => byTestId("program")?.textContent;
  feed.receive(told({ ...RUNNING, said, paused: "liftOff" }));
  await vi.waitFor(() => expect(bar()).toContain(text));
  feed.receive(told({ ...RUNNING, said }));
  await vi.waitFor(() => expect(bar()).toContain("too light"));
  expect(bar()).not.toContain(text);
  feed.receive(told({ ...RUNNING, said, paused: "stopped" }));
  await vi.waitFor(() => expect(bar()).toContain("Stopped"));
  expect(bar()).not.toContain(text);
});

test("another roller is asked about; a rest counts down; Stop stays in sight", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  feed.receive(told({ ...RUNNING, paused: "rollerChanged" }));
  await expect.element(page.getByText("another roller. Go on with it?", { exact: false })).toBeInTheDocument();
  feed.receive(told({ ...RUNNING, phase: "rest", restLeftMs: 4200 }));
  await expect.element(page.getByText("Rest, 5 s")).toBeInTheDocument();
  for (const [width, height] of [
    [720, 450],
    [844, 390],
    [390, 844],
  ] as const) {
    await page.viewport(width, height);
    const box = page.getByRole("button", { name: /^Stop/ }).element().getBoundingClientRect();
    expect(box.bottom).toBeLessThanOrEqual(window.innerHeight);
    expect(box.right).toBeLessThanOrEqual(window.innerWidth);
  }
});
