import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Route, Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import { ROLLER } from "#test/web/fakeMessages.ts";
import { leftOfWords } from "#test/web/leftOfWords.ts";
import { mountLive } from "#test/web/mount.tsx";
import { fakeHub, REVIEW, SESSION, STARTED_MS, TRACES } from "#test/web/sampleReview.ts";
import type { Answers } from "#test/web/sampleReview.ts";
import { SessionPage } from "#web/review/SessionPage.tsx";

const BANDS = { ...ROLLER.bands, forceN: [142, 196] as [number, number] };
const AT = `/api/sessions/${SESSION.id}`;
const HUB: Answers = { [`GET ${AT}`]: SESSION, [`GET ${AT}/review`]: REVIEW, [`GET ${AT}/traces`]: TRACES };

function open(answers: Answers, id = SESSION.id) {
  const hub = fakeHub(answers);
  const { hook, history } = memoryLocation({ path: `/sessions/${id}`, record: true });
  mountLive(
    <Router hook={hook}>
      <Route path="/sessions/:id" component={SessionPage} />
    </Router>,
    {},
  );
  return { ...hub, history };
}

test("the way to delete it stands on the edge of the page like everything else", async () => {
  open(HUB);
  const remove = page.getByRole("button", { name: "Delete this session" });
  await expect.element(remove).toBeVisible();
  const heading = page.getByRole("heading", { name: "Take it with you" }).element();
  expect(leftOfWords(remove.element())).toBeCloseTo(leftOfWords(heading), 0);
});

test("the story: how it went, what is not known, what to do next", async () => {
  open(HUB);
  await expect.element(page.getByText("You rolled the left quadriceps for 3:20 minutes.")).toBeInTheDocument();
  const text = document.body.textContent;
  for (const part of [
    "The pace was right for 75% of that, the pressure for 50%.",
    "For 0:12 there were no data",
    "One hold counted, 0:32 long.",
    "A stroke was 7.9 in long on average, at 1.0 in/s.",
    "32.0 of 36.0 s counted",
    "Slow down 2 times",
    "You rolled 55 mm/s.",
    "5.0 in from the knee line",
    "Go slower",
    "Come back to the spot that is still there: the left quadriceps.",
    "600 of 14,600 packets were lost.",
  ])
    expect(text).toContain(part);
  await expect.element(page.getByRole("figure", { name: "Pressure along the limb: Quadriceps, left" })).toBeVisible();
});

test("a spot has a note of its own, written and changed with the keyboard alone", async () => {
  const kept = [{ spotNotes: { "spot-1": "deep, near the bone" } }, {}];
  const hub = open({ ...HUB, [`PATCH ${AT}`]: () => ({ ...SESSION, ...kept.shift() }) });
  const add = page.getByRole("button", { name: "Add a note: Quadriceps, left" });
  await expect.element(add).toBeInTheDocument();
  add.element().focus();
  await userEvent.keyboard("{Enter}");
  const field = page.getByRole("textbox", { name: "Note: Quadriceps, left" });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("  deep, near the bone {Enter}");
  await expect.element(page.getByText("deep, near the bone")).toBeInTheDocument();
  expect(hub.asked.find(({ method }) => method === "PATCH")?.body).toEqual({
    spotNotes: { "spot-1": "deep, near the bone" },
  });
  const change = page.getByRole("button", { name: "Change the note: Quadriceps, left" });
  await expect.element(change).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard("{Control>}a{/Control}{Backspace}{Enter}");
  await expect.element(add).toHaveFocus();
  expect(hub.asked.findLast(({ method }) => method === "PATCH")?.body).toEqual({ spotNotes: { "spot-1": null } });
});

const BROKEN = { ...REVIEW.quality, truncated: true };

test.each([
  ["a line that cannot be read", "stopped", { ...REVIEW.quality, badLines: 1 }, "One line of the recording"],
  ["damage inside", "recovered", { ...REVIEW.quality, damage: "gzip" }, "The end of the recording cannot be read"],
  ["a file that breaks off", "stopped", BROKEN, "The end of the recording cannot be read"],
])("%s is told", async (_what, state, quality, says) => {
  open({ ...HUB, [`GET ${AT}`]: { ...SESSION, state }, [`GET ${AT}/review`]: { ...REVIEW, quality } });
  await expect.element(page.getByText(says, { exact: false })).toBeVisible();
});

test("a last line that a power cut broke off is no damage", async () => {
  open({
    ...HUB,
    [`GET ${AT}`]: { ...SESSION, state: "recovered" },
    [`GET ${AT}/review`]: { ...REVIEW, quality: BROKEN },
  });
  await expect.element(page.getByText("packets were lost", { exact: false })).toBeVisible();
  expect(document.body.textContent).not.toContain("cannot be read");
});

test("what was felt is kept by the hub; nothing is answered that was not touched", async () => {
  const hub = open({
    ...HUB,
    [`PATCH ${AT}`]: (_url: string, body: object) => ({
      ...SESSION,
      ...body,
      discomfortAfter: undefined,
      note: undefined,
    }),
  });
  const before = page.getByRole("slider", { name: "Discomfort before" });
  await before.click();
  await userEvent.keyboard("{Home}{ArrowRight}{ArrowRight}");
  await page.getByRole("combobox", { name: "What kind of training day was it?" }).selectOptions("hills");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.element(page.getByText("Saved.")).toBeInTheDocument();
  expect(hub.asked.find(({ method }) => method === "PATCH")?.body).toEqual({
    phase: "hills",
    note: null,
    discomfortBefore: 2,
    discomfortAfter: null,
  });
});

test("traces are asked for anew when one looks closer, also by the keyboard", async () => {
  const hub = open(HUB);
  const traces = page.getByRole("group", { name: "Pace, pressure and place from 0:00 to 5:00" });
  await expect.element(traces).toBeVisible();
  await vi.waitFor(() => expect(document.querySelectorAll(".trace-charts canvas")).toHaveLength(3));
  const place = document.querySelector<HTMLElement>(".trace-place");
  place?.focus();
  await userEvent.keyboard("+");
  await expect.element(page.getByText("1:15 to 3:45")).toBeInTheDocument();
  await vi.waitFor(() => expect(hub.asked.at(-1)?.url).toContain(`from=${REVIEW.startMs + 75_000}`));
  await page.getByRole("button", { name: "All of it" }).click();
  await expect.element(page.getByText("0:00 to 5:00")).toBeInTheDocument();
});

test("every discomfort that was told is there with its time and place, 10 too, and as a line in each trace", async () => {
  const area = { muscle: "quadriceps", side: "left" } as const;
  const discomfort = [
    { tMs: STARTED_MS + 61_000, nrs: 4, ...area, spotId: "spot-1", placeMm: 127, from: "knee" as const },
    { tMs: STARTED_MS + 90_000, nrs: 10, ...area, placeMm: 254, from: "start" as const },
    { tMs: STARTED_MS + 130_000, nrs: 7 },
  ];
  const drawn = vi.spyOn(CanvasRenderingContext2D.prototype, "fillText");
  open({ ...HUB, [`GET ${AT}/review`]: { ...REVIEW, discomfort } });
  await expect.element(page.getByRole("heading", { name: "Discomfort, as you said it" })).toBeVisible();
  expect([...document.querySelectorAll(".told li")].map((row) => row.textContent)).toEqual([
    "at 1:014Quadriceps, left · 5.0 in from the knee line · on a tender spot",
    "at 1:3010Quadriceps, left · 10.0 in from where the strokes start",
    "at 2:107place not known",
  ]);
  await expect.element(page.getByText(/^Lines with a number/)).toBeVisible();
  const written = () => drawn.mock.calls.flatMap(([text], at) => (text === "10" ? [drawn.mock.contexts[at]] : []));
  await vi.waitFor(() => expect(new Set(written()).size).toBe(3));
});

const HELD = { muscle: "quadriceps", side: "left" } as const;

test("one number of holds: what did not count says so and why, and one from before the session says that", async () => {
  const [first] = REVIEW.holds;
  const holds = [
    // Over before the session had begun.
    { startMs: STARTED_MS - 9000, endMs: STARTED_MS - 1000, countedMs: -1000, ...HELD },
    { startMs: STARTED_MS - 3000, endMs: STARTED_MS + 4000, countedMs: 2500, ...HELD },
    first!,
    { startMs: STARTED_MS + 120_000, endMs: STARTED_MS + 126_500, countedMs: 300, ...HELD },
  ];
  const session = { ...SESSION, holds: 4, areas: SESSION.areas!.map((area) => ({ ...area, holds: 4 })) };
  open({ ...HUB, [`GET ${AT}`]: session, [`GET ${AT}/review`]: { ...REVIEW, holds } });
  await expect.element(page.getByText(/^2 of 3 counted\./)).toBeVisible();
  const text = document.body.textContent;
  for (const part of ["2 holds counted, 0:34 together.", "20 strokes, 2 holds", "2.5 of 4.0 s counted"])
    expect(text).toContain(part);
  expect([...document.querySelectorAll(".holds li")].map((row) => row.textContent)).toEqual([
    "from before the sessionQuadriceps, left2.5 of 4.0 s counted",
    "at 1:00Quadriceps, left32.0 of 36.0 s counted",
    "at 2:00Quadriceps, leftdid not count: 0.3 of 6.5 s were on the spot at the right pressure",
  ]);
});

test("where nothing can drag or double-click, the buttons are told of instead", async () => {
  const { matchMedia } = window;
  vi.spyOn(window, "matchMedia").mockImplementation((query) =>
    matchMedia.call(window, query.includes("any-pointer: fine") ? "not all" : query),
  );
  open(HUB);
  await expect.element(page.getByText(/^Closer and Wider zoom/)).toBeVisible();
  expect(document.body.textContent).not.toMatch(/double-click|keyboard/);
});

test("deleting asks first, and leads back to the list", async () => {
  const hub = open({ ...HUB, [`DELETE ${AT}`]: () => new Response(null, { status: 204 }) });
  await page.getByRole("button", { name: "Delete this session" }).click();
  expect(page.getByRole("dialog").getByRole("button", { name: "Done" }).query()).toBeNull();
  await page.getByRole("button", { name: "Keep it" }).click();
  expect(hub.asked.some(({ method }) => method === "DELETE")).toBe(false);
  await page.getByRole("button", { name: "Delete this session" }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await vi.waitFor(() => expect(hub.history).toContain("/sessions"));
});

test("a bundle holds what is chosen, and a name only when one is given", async () => {
  open(HUB);
  await page.getByRole("button", { name: "Share a bundle" }).click();
  const link = page.getByRole("link", { name: "Make the file" });
  await expect.element(link).toHaveAttribute("href", `${AT}/share?fields=report&lang=en`);
  await page.getByRole("checkbox", { name: "Where tender spots are" }).click();
  // Neither says that notes could be shared.
  expect(page.getByRole("dialog").element().textContent).toContain("Never in it: your notes");
  expect(document.body.textContent).toContain("neither in the report nor in a bundle");
  await page.getByRole("textbox", { name: "Name in the report" }).fill("Ada");
  await expect.element(link).toHaveAttribute("href", `${AT}/share?fields=report%2Cspots&name=Ada&lang=en`);
});

test("a bundle of nothing cannot be made, and it is said why", async () => {
  open(HUB);
  await page.getByRole("button", { name: "Share a bundle" }).click();
  await page.getByRole("checkbox", { name: "The report" }).click();
  const make = page.getByRole("button", { name: "Make the file" });
  expect(make.query()).not.toBeNull();
  await expect.element(make).toBeDisabled();
  await expect.element(make).toHaveAccessibleDescription("Nothing is ticked, so there is nothing to put into it.");
  await page.getByRole("checkbox", { name: "The raw recording" }).click();
  await expect.element(page.getByRole("link", { name: "Make the file" })).toBeVisible();
  expect(document.body.textContent).not.toContain("Nothing is ticked");
});

test("the map's band stands where its scale says it is, with its name between the lines", async () => {
  const chosen = REVIEW.chosen.map((one) => ({ ...one, bands: BANDS }));
  open({ ...HUB, [`GET ${AT}/review`]: { ...REVIEW, chosen } });
  const figure = page.getByRole("figure", { name: "Pressure along the limb: Quadriceps, left" });
  await expect.element(figure).toBeVisible();
  const boxOf = (selector: string) => figure.element().querySelector(selector)!.getBoundingClientRect();
  const marks = [...figure.element().querySelectorAll(".map-scale span")].map((mark) => {
    const { top, height } = mark.getBoundingClientRect();
    return { n: Number(mark.textContent), y: top + height / 2 };
  });
  const [first, last] = [marks.at(0)!, marks.at(-1)!];
  const shownAt = (y: number) => first.n + ((y - first.y) / (last.y - first.y)) * (last.n - first.n);
  const band = boxOf(".map-band");
  // The lines are 2 px wide.
  expect(shownAt(band.bottom - 1)).toBeCloseTo(BANDS.forceN[0], 0);
  expect(shownAt(band.top + 1)).toBeCloseTo(BANDS.forceN[1], 0);
  const name = boxOf(".map-band span");
  expect(name.top).toBeGreaterThan(band.top);
  expect(name.bottom).toBeLessThan(band.bottom);
  await expect.element(page.getByText("a stretch of 0.4 in")).toBeVisible();
});

test("a session that is not there says so and leads to the others", async () => {
  open({}, "gone");
  await expect.element(page.getByRole("heading", { name: "There is no such session" })).toBeInTheDocument();
  await expect.element(page.getByRole("link", { name: "All sessions" })).toHaveAttribute("href", "/sessions");
});

test("a session in which nothing was rolled has nothing to judge", async () => {
  const nothing = { ...REVIEW, maps: [], holds: [], strokes: [], cues: [], spots: [] };
  open({ ...HUB, [`GET ${AT}`]: { ...SESSION, contactMs: 0, areas: [] }, [`GET ${AT}/review`]: nothing });
  await expect.element(page.getByText(/^You did not lean on the roller in this session/)).toBeInTheDocument();
  expect(document.body.textContent).not.toContain("Next time");
});
