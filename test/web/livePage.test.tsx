import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import { ROLLER, SCENES, tickAt } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";

const answers = new Map<string, unknown>();

beforeEach(() => {
  answers.clear();
  answers.set("GET /api/settings", { units: "in" });
  changePreferences({ mirror: false, muted: false, theme: "system" });
  vi.spyOn(window, "fetch").mockImplementation((url, init) => {
    const key = `${init?.method ?? "GET"} ${typeof url === "string" ? url : ""}`;
    const body = answers.get(key);
    return Promise.resolve(Response.json(body ?? {}, { status: body === undefined ? 500 : 200 }));
  });
});

const side = (testId: string) => byTestId(testId)?.dataset["side"];

test("right: quiet words, both bands inside, names for those who listen", async () => {
  mountLive(<LivePage />, SCENES.right);
  await vi.waitFor(() => expect(side("pace-band")).toBe("inside"));
  expect(side("force-band")).toBe("inside");
  expect(byTestId("cue")?.textContent).toContain("Follow the worm");
  expect(document.documentElement.dataset["cue"]).toBe("");
  expect(byTestId("simulated-label")?.textContent).toBe("Simulated roller");
  const spoken = (name: string) => page.getByRole("meter", { name }).element().getAttribute("aria-valuetext");
  expect(spoken("Pace")).toMatch(/in\/s, just right/);
  expect(spoken("Pressure")).toMatch(/N, just right/);
  await expect.element(page.getByRole("img", { name: "Where you are on the limb" })).toBeInTheDocument();
});

test("too fast: one large cue with a shape, its reason, the marker pointing back", async () => {
  mountLive(<LivePage />, SCENES.tooFast);
  await vi.waitFor(() => expect(document.documentElement.dataset["cue"]).toBe("slower"));
  const cue = byTestId("cue")!;
  expect(cue.textContent).toContain("Slow down");
  expect(cue.textContent).toContain(SCENES.tooFast.cue.why);
  expect(cue.querySelector(".cue-shape path")).not.toBeNull();
  expect(byTestId("pace-band")?.dataset).toMatchObject({ side: "above", asked: "less" });
  await page.viewport(1440, 900);
  await vi.waitFor(() => {
    const size = getComputedStyle(cue.querySelector(".cue-line-up")!).fontSize;
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(48);
  });
});

test("towards the knee the pressure band that is drawn is the one that is coached", async () => {
  const edges = () =>
    [...document.querySelectorAll('[data-testid="force-band"] .band-edge')].map((edge) => edge.textContent);
  const feed = mountLive(<LivePage />, { forceN: 225 });
  await vi.waitFor(() => expect(side("force-band")).toBe("inside"));
  expect(edges()).toEqual(["137", "240"]);
  feed.silence();
  feed.receive(tickAt(1e6, { forceN: 225, bandN: [137, 203.4] }));
  await vi.waitFor(() => expect(edges()).toEqual(["137", "203"]));
  feed.receive(tickAt(1e6 + 20, { forceN: 225, bandN: [137, 203.4] }));
  await vi.waitFor(() => expect(side("force-band")).toBe("above"));
  await vi.waitFor(() => expect(document.querySelector<HTMLElement>(".lane-roller")?.dataset["state"]).toBe("out"));
  feed.receive(tickAt(1e6 + 40, { forceN: 225 }));
  await vi.waitFor(() => expect(edges()).toEqual(["137", "240"]));
});

test("a hold that waits says for what; right pressure is not sent back into the band", async () => {
  mountLive(<LivePage />, { holdMs: 22_000, waits: "offSpot" });
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Waiting: back onto the spot"), 10_000);
  expect(side("force-band")).toBe("inside");
  expect(byTestId("cue")?.textContent).not.toContain("band");
});

test("a cue is announced once, in its own words and nothing else", async () => {
  mountLive(<LivePage />, SCENES.tooFast);
  const announced = () => document.querySelector("output.for-ears")?.textContent;
  await vi.waitFor(() => expect(announced()).toBe("Slower."));
});

test("stop frames the whole screen", async () => {
  mountLive(<LivePage />, SCENES.stop);
  await vi.waitFor(() => expect(document.documentElement.dataset["edge"]).toBe("stop"));
  expect(byTestId("cue")?.dataset["tone"]).toBe("stop");
});

test("a hold takes the centre and counts what counts", async () => {
  mountLive(<LivePage />, SCENES.hold);
  await vi.waitFor(() => expect(byTestId("hold-ring")).not.toBeNull());
  await expect.element(page.getByRole("meter", { name: "Hold" })).toHaveAttribute("aria-valuetext", "20 s");
  await expect.element(page.getByText(/s to the minimum/)).toBeInTheDocument();
});

/** Busy machines draw late; how old is too old is tested without a clock. */
const PATIENT = { timeout: 8000, interval: 20 };

test("a silent roller greys everything and comes back", async () => {
  const feed = mountLive(<LivePage />, SCENES.tooFast);
  await vi.waitFor(() => expect(side("pace-band")).toBe("above"));
  feed.silence();
  await vi.waitFor(() => expect(side("pace-band")).toBe("unknown"), PATIENT);
  await vi.waitFor(() => expect(byTestId("pace-band")?.textContent).toContain("–"), PATIENT);
  await vi.waitFor(() => expect(byTestId("link-state")?.dataset["state"]).toBe("silent"), PATIENT);
  // A cue about a pace nobody knows any more is no cue.
  await vi.waitFor(() => expect(document.documentElement.dataset["cue"]).toBe(""), PATIENT);
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Looking for the roller"), PATIENT);
  feed.speak();
  await vi.waitFor(() => expect(side("pace-band")).toBe("above"), PATIENT);
  await vi.waitFor(() => expect(document.documentElement.dataset["cue"]).toBe("slower"), PATIENT);
});

test("a hub that is away is said so", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await vi.waitFor(() => expect(side("pace-band")).toBe("inside"));
  feed.leave();
  await vi.waitFor(() => expect(byTestId("link-state")?.dataset["state"]).toBe("hubAway"));
  expect(byTestId("cue")?.textContent).toContain("Looking for the hub");
  await expect.element(page.getByRole("button", { name: /^Stop/ })).toBeDisabled();
});

test("Stop is in sight without scrolling, however low or narrow the window", async () => {
  mountLive(<LivePage />, { ...SCENES.right, running: true });
  await page.getByRole("button", { name: "Traces" }).click();
  const stop = page.getByRole("button", { name: /^Stop/ });
  for (const [width, height] of [
    [720, 450],
    [844, 390],
    [390, 844],
    [1024, 768],
  ] as const) {
    await page.viewport(width, height);
    const box = stop.element().getBoundingClientRect();
    expect(box.bottom).toBeLessThanOrEqual(window.innerHeight);
    expect(box.right).toBeLessThanOrEqual(window.innerWidth);
    expect(box.top).toBeGreaterThan(height / 2);
  }
});

test("without a calibration pressure is a dash, never a number", async () => {
  mountLive(<LivePage />, SCENES.uncalibrated);
  await vi.waitFor(() => expect(side("pace-band")).toBe("inside"));
  expect(side("force-band")).toBe("unknown");
  expect(byTestId("force-band")?.querySelector(".band-digits")?.textContent).toBe("–");
  await expect.element(page.getByText(/not calibrated/)).toBeInTheDocument();
});

test("keys reach the hub as marks, also while a list that is closed has the focus", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await vi.waitFor(() => expect(side("pace-band")).toBe("inside"));
  await userEvent.keyboard("k7ts");
  expect(feed.sent).toEqual([
    { type: "mark", rollerId: ROLLER.id, mark: "kneeEnd" },
    { type: "mark", rollerId: ROLLER.id, mark: "discomfort", value: 7 },
    { type: "mark", rollerId: ROLLER.id, mark: "tenderSpot" },
    { type: "mark", rollerId: ROLLER.id, mark: "stop" },
  ]);
  await vi.waitFor(() => expect(document.querySelectorAll(".lane-spot")).toHaveLength(1));
  document.querySelector<HTMLSelectElement>(".selection select")?.focus();
  await userEvent.keyboard("k");
  expect(feed.sent).toHaveLength(5);
  await userEvent.keyboard("{Escape}");
  expect(feed.sent.at(-1)).toMatchObject({ mark: "stop" });
});

test("a knee end is said to be marked when the hub shows its line; else why it was not", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await vi.waitFor(() => expect(side("pace-band")).toBe("inside"));
  const noted = () => document.querySelector(".noted")?.textContent;
  await userEvent.keyboard("k");
  const refusal = { code: "KNEE_END_OFF_LEG", message: "The knee end was not marked.", whatToDo: "Lean on." };
  feed.receive({ type: "error", ...refusal });
  await expect.element(page.getByRole("alert")).toHaveTextContent("The knee end was not marked. Lean on.");
  // A line of another's making is no answer any more.
  feed.receive({ type: "roller", roller: { ...ROLLER, kneeLineMm: 10 } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(noted()).toBe("");
  await userEvent.keyboard("k");
  expect(noted()).toBe("");
  feed.receive({ type: "roller", roller: { ...ROLLER, kneeLineMm: 20 } });
  await vi.waitFor(() => expect(noted()).toContain("Knee end marked."));
  await page.getByRole("button", { name: "Undo" }).click();
  expect(feed.sent.at(-1)).toMatchObject({ mark: "kneeForget" });
});

test("another side goes to the hub as a selection", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await page.getByRole("combobox", { name: "Side" }).selectOptions("both legs");
  expect(feed.sent).toEqual([
    { type: "select", rollerId: ROLLER.id, selection: { ...ROLLER.selection, side: "both" } },
  ]);
});

test("after a stop by key one big button leads to another area, then on", async () => {
  const feed = mountLive(<LivePage />, SCENES.stopped);
  const resume = { type: "mark", rollerId: ROLLER.id, mark: "resume" };
  await page.getByRole("button", { name: "Choose another area" }).click();
  expect(feed.sent).toEqual([resume]);
  await expect.element(page.getByRole("combobox", { name: "Muscle" })).toHaveFocus();
  expect(byTestId("cue")?.textContent).toContain(SCENES.stopped.cue.why);
  feed.receive({ type: "roller", roller: { ...ROLLER, selection: { ...ROLLER.selection, muscle: "calf" } } });
  await page.getByRole("button", { name: "Carry on" }).click();
  expect(feed.sent).toEqual([resume, resume]);
  await expect.element(page.getByRole("button", { name: "Choose another area" })).toBeInTheDocument();
});

test("S stops from inside a dialog, and closes it so that the stop is seen", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await userEvent.keyboard("?");
  await expect.element(page.getByRole("dialog", { name: "Keys" })).toBeInTheDocument();
  await userEvent.keyboard("ks");
  expect(feed.sent).toEqual([{ type: "mark", rollerId: ROLLER.id, mark: "stop" }]);
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
});

test("Esc stops, and closes the traces that are open", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await page.getByRole("button", { name: "Traces" }).click();
  await expect.element(page.getByRole("region", { name: "Traces" })).toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  expect(feed.sent).toEqual([{ type: "mark", rollerId: ROLLER.id, mark: "stop" }]);
  await vi.waitFor(() => expect(document.querySelector(".traces")).toBeNull());
});

test("a session that cannot start says why", async () => {
  mountLive(<LivePage />, SCENES.right);
  await page.getByTestId("session-start").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("The session could not be started.");
});

test("a stopped page is still: no bands, and the worm does not move while you roll on", async () => {
  mountLive(<LivePage />, SCENES.stopped);
  await vi.waitFor(() => expect(document.documentElement.dataset["edge"]).toBe("stop"));
  await vi.waitFor(() => expect(document.querySelector(".lane-worm")?.getAttribute("transform")).toContain("scale"));
  expect(byTestId("pace-band")).toBeNull();
  const drawn = () => document.querySelector(".lane")?.innerHTML;
  const before = drawn();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(drawn()).toBe(before);
});

test("where no knee line is known the lane says so, and how to get one where it cannot be learned", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await expect.element(page.getByText("knee line not known yet")).toBeInTheDocument();
  const rolled = (muscle: "calf" | "gluteals") => ({ ...ROLLER, selection: { ...ROLLER.selection, muscle } });
  feed.receive({ type: "roller", roller: rolled("calf") });
  await expect.element(page.getByText("no knee line: K marks it")).toBeInTheDocument();
  feed.receive({ type: "roller", roller: rolled("gluteals") });
  await vi.waitFor(() => expect(document.querySelector(".lane-knee-unknown")).toBeNull());
  feed.receive({ type: "roller", roller: { ...ROLLER, kneeLineMm: -10 } });
  await expect.element(page.getByText("stop line", { exact: true })).toBeInTheDocument();
});

test("keys are explained in a dialog that Esc closes without stopping anything", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await userEvent.keyboard("?");
  await expect.element(page.getByRole("dialog", { name: "Keys" })).toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  expect(feed.sent).toEqual([]);
});

test("a weight is kept by the hub; a wrong one is not sent", async () => {
  answers.set("PUT /api/settings", { units: "in", bodyWeightKg: 62.5 });
  mountLive(<LivePage />, SCENES.right);
  await page.getByRole("button", { name: "Set your weight" }).click();
  const weight = page.getByLabelText("Body weight");
  await weight.fill("12");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText(/from 25 to 300/)).toBeInTheDocument();
  await weight.fill("62,5");
  await userEvent.keyboard("{Enter}");
  const puts = () => vi.mocked(window.fetch).mock.calls.filter(([, init]) => init?.method === "PUT");
  await vi.waitFor(() => expect(puts()).toHaveLength(1));
  expect(puts()[0]?.[1]?.body).toBe(JSON.stringify({ units: "in", bodyWeightKg: 62.5 }));
});

test("a ring that comes back in the middle of a hold does not begin at zero", async () => {
  const feed = mountLive(<LivePage />, SCENES.hold);
  await vi.waitFor(() => expect(byTestId("hold-ring")).not.toBeNull());
  const shown: (string | null | undefined)[] = [];
  const watch = new MutationObserver(() => shown.push(document.querySelector(".ring-seconds")?.textContent));
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  feed.leave();
  await vi.waitFor(() => expect(byTestId("hold-ring")).toBeNull());
  feed.comeBack();
  await vi.waitFor(() => expect(byTestId("hold-ring")).not.toBeNull());
  watch.disconnect();
  expect(shown).not.toContain("0");
});

test("a stop says where it came, to the page that saw it; another choice since does not change that", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Follow the worm"), 10_000);
  const stop = { type: "cue", rollerId: ROLLER.id, action: "show", sampleMs: 1e6, sentMs: 1e6 } as const;
  feed.silence();
  feed.receive({ ...stop, ...SCENES.stopped.cue });
  feed.receive(tickAt(1e6, SCENES.stopped));
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Stopped at: Quadriceps, left."), 10_000);
  feed.receive({ type: "roller", roller: { ...ROLLER, selection: { muscle: "calf", side: "both", mode: "deep" } } });
  await vi.waitFor(() =>
    expect(page.getByRole("combobox", { name: "Muscle" }).element()).toHaveProperty("value", "calf"),
  );
  expect(byTestId("cue")?.textContent).toContain("Stopped at: Quadriceps, left.");
});

test("a page that is opened after a stop does not guess where it came", async () => {
  mountLive(<LivePage />, SCENES.stopped);
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("You stopped"), 10_000);
  expect(document.querySelector(".cue-where")).toBeNull();
});
