import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";

import { link, ROLLER, SCENES } from "#test/web/fakeMessages.ts";
import { byTestId, mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { SessionsPage } from "#web/review/SessionsPage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";

beforeEach(() => {
  changePreferences({ mirror: false, theme: "system" });
  vi.spyOn(window, "fetch").mockImplementation(() => Promise.resolve(Response.json({ units: "mm" })));
});

const side = (testId: string) => byTestId(testId)?.dataset["side"];
const rollerX = () => document.querySelector(".lane-roller")?.getBoundingClientRect().x ?? Number.NaN;

test("a doubt that lasts is said in words", async () => {
  mountLive(<LivePage />, { ...SCENES.right, flags: ["blindAngle"] });
  await vi.waitFor(() => expect(side("pace-band")).toBe("inside"));
  expect(byTestId("cue")?.textContent).not.toContain("angle");
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("hardly feels pressure"), { timeout: 2500 });
});

test("losses and unreadable frames stand beside the link, in numbers", async () => {
  const feed = mountLive(<LivePage />, { ...SCENES.right, lossRatio: 0.034 });
  await vi.waitFor(() => expect(byTestId("link-state")?.textContent).toContain("3.4% lost"));
  expect(byTestId("link-state")?.textContent).toMatch(/\d+ ms old/);
  feed.receive(link({ badFrames: 7 }));
  await vi.waitFor(() => expect(byTestId("link-state")?.textContent).toContain("7 unreadable"));
});

test("a slow turnaround is no verdict: amber comes only with the coach's word", async () => {
  mountLive(<LivePage />, { paceFactor: 0.3 });
  await vi.waitFor(() => expect(side("pace-band")).toBe("below"));
  const shown = [...document.querySelectorAll("[data-testid=pace-band] .band-marker svg > *")].filter(
    (mark) => getComputedStyle(mark).display !== "none",
  );
  expect(shown.map((mark) => mark.getAttribute("class"))).toEqual(["marker-neutral"]);
});

test("off the roller nothing is judged", async () => {
  mountLive(<LivePage />, SCENES.idle);
  await vi.waitFor(() => expect(side("pace-band")).toBe("unjudged"));
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("Lean on to begin"));
});

test("an assumed weight is marked as assumed, a known one is not", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  await expect.element(page.getByText(/for 60 kg, assumed/)).toBeInTheDocument();
  feed.receive({ type: "roller", roller: { ...ROLLER, bands: { ...ROLLER.bands, assumedWeight: false } } });
  await expect.element(page.getByText(/for 60 kg, assumed/)).not.toBeInTheDocument();
});

test("a real roller carries no label of a simulated one", async () => {
  mountLive(<LivePage />, { roller: { simulated: false, name: "Blue roller" } });
  await vi.waitFor(() => expect(side("pace-band")).toBe("inside"));
  expect(byTestId("simulated-label")).toBeNull();
});

test("what the hub wants known is shown until it is read", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  const notice = { code: "JOURNAL_FAILED", message: "The disk is full.", whatToDo: "Free some space.", sentMs: 0 };
  feed.receive({ type: "notice", ...notice });
  await expect.element(page.getByRole("alert")).toHaveTextContent("The disk is full. Free some space.");
  await page.getByRole("button", { name: "Close" }).click();
  await expect.element(page.getByText("The disk is full.")).not.toBeInTheDocument();
});

test("units are the person's, the knee is where the person wants it", async () => {
  await page.viewport(1000, 700);
  mountLive(<LivePage />, SCENES.hold);
  await expect.element(page.getByText("mm/s")).toBeInTheDocument();
  await vi.waitFor(() => expect(document.querySelector(".lane")?.getBoundingClientRect().width).toBe(1000));
  const [first] = document.querySelectorAll(".lane-end");
  expect(first?.textContent).toBe("knee");
  const before = rollerX();
  changePreferences({ mirror: true });
  await vi.waitFor(() => expect(document.querySelector(".lane-end")?.textContent).toBe("hip"));
  await vi.waitFor(() => expect(Math.abs(rollerX() - before)).toBeGreaterThan(20));
});

test("with several rollers the person picks one", async () => {
  const feed = mountLive(<LivePage />, SCENES.right);
  feed.receive({ type: "roller", roller: { ...ROLLER, id: "r2", name: "<b>Blue</b>", simulated: false } });
  await page.getByRole("combobox", { name: "Roller" }).selectOptions("Simulated roller");
  await expect.element(page.getByTestId("simulated-label")).toBeInTheDocument();
  changePreferences({ rollerId: undefined });
});

test("the traces come on demand and go again", async () => {
  mountLive(<LivePage />, SCENES.right);
  await page.getByRole("button", { name: "Traces" }).click();
  await vi.waitFor(() => expect(document.querySelectorAll(".traces canvas")).toHaveLength(4), { timeout: 4000 });
  await page.getByRole("region", { name: "Traces" }).getByRole("button", { name: "Done" }).click();
  await vi.waitFor(() => expect(document.querySelector(".traces")).toBeNull());
});

test("a recording is called one, playing and ended, and never live", async () => {
  const feed = mountLive(<LivePage />, { roller: { simulated: false, uri: "file:evening.ndjson" } });
  await vi.waitFor(() => expect(byTestId("link-state")?.textContent).toContain("Playing"));
  expect(byTestId("recording-label")?.textContent).toBe("Recording");
  feed.silence();
  feed.receive(link({ state: "closed" }));
  await vi.waitFor(() => expect(byTestId("cue")?.textContent).toContain("The recording has ended."), 5000);
  expect(byTestId("link-state")?.textContent).toContain("Ended");
});

test("S stops on the page of sessions too", async () => {
  const feed = mountLive(<SessionsPage />, SCENES.right);
  await vi.waitFor(() => expect(byTestId("sessions-list")).not.toBeNull());
  const { pathname } = window.location;
  await userEvent.keyboard("s");
  expect(feed.sent).toEqual([{ type: "mark", rollerId: ROLLER.id, mark: "stop" }]);
  window.history.replaceState({}, "", pathname);
});
