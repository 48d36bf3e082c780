// The report in a real browser: one page of paper, nothing run, nothing loaded, whatever a name holds.
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Stretch } from "#hub/export/areas.ts";
import { html } from "#hub/export/html.ts";
import { reportPage } from "#hub/export/report.ts";
import type { ReportFacts, Spot } from "#hub/export/reportFacts.ts";
import type { ExportSource, ReportPerson } from "#hub/export/source.ts";
import { bandsFor } from "#hub/coach/bands.ts";
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import { SCOPE_STATEMENT } from "#shared/domain/screening.ts";
import type { Selection } from "#shared/schema/live.ts";
import { browserIsMissing, launchBrowser, needsBrowser } from "#test/e2e/browser.ts";
import { SESSION } from "#test/http/fakeHub.ts";
import { calibrationFor } from "#test/hub/fakeLink.ts";
import { HEADER } from "#test/recording/samples.ts";

const EVIL = `<script>document.title="run"</script><img src=x onerror="document.title='run'">"'&\u202e${"long name ".repeat(60)}`;

function source(name?: string): Pick<ExportSource, "about" | "quality"> {
  const { device, roller } = HEADER;
  const about = {
    scope: SCOPE_STATEMENT,
    session: { ...SESSION, stoppedMs: SESSION.startedMs + 3_600_000, contactMs: 1000, inPaceMs: 500 },
    ...(name === undefined ? {} : { name }),
    device: { ...device, board: EVIL, firmware: EVIL },
    roller,
    calibration: calibrationFor(device.id),
  };
  const flagsMs = { gap: 1500, settling: 300, inHands: 20_000, tremor: 10, blindAngle: 5000 };
  return {
    about,
    quality: () => ({
      ticks: 360_000,
      goodMs: 3_400_000,
      reducedMs: 100_000,
      unknownMs: 100_000,
      contactMs: 3_000_000,
      flagsMs,
      frames: 190_000,
      lostFrames: 12,
      badLines: 1,
    }),
  };
}

function stretchOf(
  area: Pick<Selection, "muscle" | "side">,
  forceN: [number, number],
  lastsS: number,
): ReportFacts["chosen"][number] {
  const bands = { ...bandsFor({ ...area, mode: "deep" }, 72.5), forceN };
  return { ...area, mode: "deep", startMs: 0, endMs: lastsS * 1000, bands };
}

/** As much as anybody could have rolled. */
function fullest(): ReportFacts {
  const areas = MUSCLE_IDS.flatMap((muscle) =>
    (["left", "right", "both"] as const).map((side): Stretch => {
      const sums = {
        contactMs: 100_000,
        strokes: 40,
        holds: 5,
        holdMs: 90_000,
        forceSumN: 15_000,
        forceTicks: 100,
        peakForceN: 239.6,
      };
      return { area: { muscle, side }, startMs: 0, endMs: 1, ...sums };
    }),
  );
  const spot = (at: number): Spot => ({
    id: `spot-${at}`,
    muscle: "calf",
    side: "left",
    markedMs: at,
    how: "key",
    placeMm: 120,
    from: "knee",
    answers: [7, 3].map((nrs) => ({ askedAtS: 0, tMs: at, nrs })),
    state: "released",
  });
  return {
    areas,
    spots: Array.from({ length: 40 }, (_, at) => spot(at)),
    steps: Array.from({ length: 40 }, (_, step) => ({
      event: "stepEnded" as const,
      programId: "evening",
      step,
      how: "done",
      countedMs: 60_000,
      area: { muscle: "outer-thigh", side: "both" },
    })),
    programs: [{ id: "evening", name: "Evening" }],
    lengths: "in",
    bodyWeightKg: 72.5,
    chosen: areas.flatMap(({ area }) =>
      area === undefined ? [] : [stretchOf(area, [99, 188], 2), stretchOf(area, [90, 199], 1)],
    ),
    stops: [{ tMs: 1, reason: "sharp" }, { tMs: 2 }],
  };
}

let browser: Browser | undefined;
beforeAll(async () => {
  if (!browserIsMissing) browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

test.for([
  ["en", "told"],
  ["de", "told"],
  ["en", undefined],
  ["de", undefined],
] as const)(
  "printed in %s with the weight %s it is one page, on A4 and Letter, however much was done",
  async ([language, weight], context) => {
    needsBrowser(context);
    const page = await browser?.newPage();
    await page?.setContent(reportPage({ ...source(EVIL), language, person: PERSON, weight }, fullest()));
    for (const format of ["A4", "Letter"]) {
      const pdf = (await page?.pdf({ format }))?.toString("latin1") ?? "";
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), format).toHaveLength(1);
    }
    await page?.close();
  },
);

test("nothing in it runs or is fetched, and names are shown as they are", async (context) => {
  needsBrowser(context);
  const page = await browser?.newPage();
  const asked: string[] = [];
  page?.on("request", (request) => asked.push(request.url()));
  await page?.setContent(reportPage(source(EVIL), fullest()));
  expect(await page?.title()).toBe("Rolling session");
  expect(asked).toEqual([]);
  expect(await page?.locator("h1").textContent()).toContain('<script>document.title="run"</script>');
  expect(await page?.locator("script, img").count()).toBe(0);
  expect(await page?.locator(".scope").textContent()).toBe(SCOPE_STATEMENT);
  await page?.close();
});

test("what was not done is said plainly, and nobody is named unasked", () => {
  const text = reportPage(source(), { areas: [], spots: [], steps: [], programs: [], chosen: [], stops: [] });
  expect(text).toContain("Nothing was rolled under load.");
  expect(text).toContain("None was marked.");
  expect(text).toContain("No program was followed.");
  expect(text).toContain("<h1>Rolling session</h1>");
  expect(text).toContain("Rehearsal: nobody lay on the roller.");
  expect(text).toContain("Nothing was said about the knee or about discomfort.");
});

test("in German all of it is, but for what people and boards call themselves", () => {
  const english = textsOf(reportPage(source("Ada"), fullest()));
  const german = textsOf(reportPage({ ...source("Ada"), language: "de" }, fullest()));
  expect(german.length).toBe(english.length);
  expect(german).toContain("Einheit auf der Rolle von Ada");
  expect(german.filter((text) => /[a-z]{3} [a-z]/i.test(text) && english.includes(text))).toEqual([]);
  expect(german.join(" ")).toMatch(/Gründe: keine Daten 1,5 s/);
  const nothing = { areas: [], spots: [], steps: [], programs: [], chosen: [], stops: [] };
  expect(reportPage({ ...source(), language: "de" }, nothing)).toMatch(/<html lang="de">/);
  expect(textsOf(reportPage({ ...source(), language: "de" }, nothing))).toContain("Es lief kein Programm.");
});

/** What stands between the tags of the body. */
function textsOf(page: string): string[] {
  const [, body = ""] = page.split("<body>");
  return body
    .split(/<[^>]*>/)
    .map((text) => text.replaceAll(/\s+/g, " ").trim())
    .filter((text) => text !== "");
}

test("text becomes no markup; pieces of markup stay", () => {
  expect(
    html`<p title="${`"'><&`}">${html`<b>${"<b>"}</b>`}${undefined}${[html`<i>1</i>`, html`<i>2</i>`]}</p>`.markup,
  ).toBe(`<p title="&quot;&#39;&gt;&lt;&amp;"><b>&lt;b&gt;</b><i>1</i><i>2</i></p>`);
});

const PERSON: ReportPerson = {
  units: { pace: "in", mass: "kg", force: "N" },
  kneePainNow: true,
  checkIns: [
    { date: "2026-11-27", kneePain: 2, soreness: 3, flare: false, bruised: false, soreOverADay: false },
    { date: "2026-11-28", kneePain: 5, soreness: 1, flare: true, bruised: true, soreOverADay: false },
  ],
};
/** As it is read: without markup and with single spaces. */
const wordsOf = (page: string) => page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

test("it speaks in the person's units, calls programs and ends by their names, and says what was said of the knee", () => {
  const [spot] = fullest().spots;
  const facts: ReportFacts = {
    ...fullest(),
    spots: [{ ...spot!, placeMm: 127, knownPain: true }],
    steps: [{ event: "stepEnded", programId: "post-run-deep", step: 0, how: "timeUp", countedMs: 61_000 }],
    programs: [{ id: "post-run-deep", name: "Post-run deep" }],
  };
  const text = wordsOf(reportPage({ ...source(), person: PERSON }, facts));
  expect(text).toContain("5.0 in from the knee line");
  expect(text).toContain("Roller: 5.9 in across");
  expect(text).not.toMatch(/\d mm\b/);
  expect(text).toContain(
    "Program Post-run deep: one step ended, 0 of them as meant. Counted in each: 1 free choice 1:01 min (time was up).",
  );
  expect(text).not.toContain("post-run-deep");
  expect(text).toContain("The person says that a knee hurts at present.");
  expect(text).toContain("Check-in of 27 November 2026: knee pain 2 of 10, soreness 3 of 10.");
  expect(text).toContain(
    "Check-in of 28 November 2026: knee pain 5 of 10, soreness 1 of 10. The knee pain had flared up. Bruised.",
  );
  expect(text).toContain("One tender spot brings on the known knee pain.");
  expect(text).toContain("carried or tilted 20.0 s");
  const metric = wordsOf(
    reportPage({ ...source(), person: { units: { pace: "mm", mass: "lb", force: "kgf" } } }, facts),
  );
  expect(metric).toContain("127 mm from the knee line");
  expect(metric).toContain("15.3 kgf");
  expect(metric).not.toContain("hurts at present");
});

test("its numbers are those of the session's page: the summary's own, area by area", () => {
  const { about, quality } = source();
  const area = { muscle: "calf", side: "right", contactMs: 80_000, inPaceMs: 20_000, inForceMs: 60_000 } as const;
  const dose = { ...area, countedMs: 15_000, strokes: 8, strokeMm: 900, holds: 2, holdMs: 31_000, meanForceN: 151.4 };
  const session = { ...about.session!, areas: [dose] };
  const text = wordsOf(reportPage({ about: { ...about, session }, quality, weight: "told" }, fullest()));
  expect(text).toContain("Calf, right 1:20 min 25% 75% 99–188 N* (14–26%) 151 N 240 N 8 2 0:31 min");
  expect(text).not.toContain("Gluteals");
});

test("in German a program that comes with the hub has its German name, a person's own the name they gave it", () => {
  const programs = [
    { id: "post-run-deep", name: "Post-run deep" },
    { id: "evening", name: "Evening" },
    { id: "gone", name: undefined },
  ];
  const text = textsOf(
    reportPage({ ...source(), language: "de" }, { areas: [], spots: [], steps: [], programs, chosen: [], stops: [] }),
  ).join(" ");
  expect(text).toContain("Programm Tief nach dem Lauf, Evening, ohne bekannten Namen:");
});

test("the band that was aimed for, the peak, and where each step of the program was", () => {
  const { about, quality } = source();
  const calf = { muscle: "calf", side: "left" } as const;
  const sums = { contactMs: 60_000, strokes: 4, holds: 1, holdMs: 30_000, forceSumN: 15_000, forceTicks: 100 };
  const step = { event: "stepEnded", programId: "evening", how: "done", countedMs: 61_000 } as const;
  const facts: ReportFacts = {
    ...fullest(),
    areas: [{ area: calf, startMs: 0, endMs: 1, ...sums, peakForceN: 241.2 }],
    bodyWeightKg: 72.5,
    chosen: [stretchOf(calf, [100, 190], 60)],
    steps: [
      { ...step, step: 0, area: calf },
      { ...step, step: 1 },
    ],
  };
  const page = (parts: object, more: object = {}) =>
    wordsOf(reportPage({ about, quality, ...parts }, { ...facts, ...more }));
  const plain = page({});
  expect(plain).toContain("Calf, left 1:00 min – – not shared 150 N 241 N 4 1 0:30 min");
  expect(plain).toContain("1 Calf, left 1:01 min; 2 free choice 1:01 min.");
  expect(plain).toContain("Body weight, and the target that follows from it: not shared.");
  expect(plain).not.toMatch(/100–190|72[.,]5/);
  // 100 and 190 N of 72.5 kg, which weigh 711 N.
  const told = page({ weight: "told" });
  expect(told).toContain("100–190 N (14–27%)");
  expect(told).toContain("Body weight: 72.5 kg.");
  expect(page({ weight: "told", person: { units: { pace: "in", mass: "lb", force: "kgf" } } })).toMatch(
    /10\.2–19\.4 kgf \(14–27%\).*Body weight: 160 lb\./,
  );
  expect(page({ weight: "told", language: "de" })).toMatch(
    /100–190 N \(14–27 %\).*Körpergewicht: 72,5 kg\..*1 Wade, links 1:01 min; 2 freie Wahl/,
  );
  // The band may be of another weight than the one that was told last.
  const changed = (language: "en" | "de") => page({ weight: "told", language }, { weightChanged: true });
  expect(changed("en")).toMatch(/100–190 N 150 N.*Body weight: 72\.5 kg, given during the session, so no target/);
  expect(changed("de")).toMatch(/100–190 N 150 N.*Körpergewicht: 72,5 kg, erst während der Einheit/);
  const withheld = page({ weight: "withheld" });
  expect(withheld).toContain("not shared 150 N 241 N");
  expect(withheld).not.toMatch(/100–190|72[.,]5/);
});

test("unless the weight is told, a band is on it only where no weight follows from it", () => {
  const calf = { muscle: "calf", side: "left" } as const;
  const bands = bandsFor({ ...calf, mode: "deep" }, 72.5);
  const band = /Calf, left 1:00 min – – (.*?) 150 N/;
  const sums = { contactMs: 60_000, strokes: 4, holds: 1, holdMs: 30_000, forceSumN: 15_000, forceTicks: 100 };
  const targetOf = (parts: Partial<typeof bands>) => {
    const stretch = stretchOf(calf, [100, 190], 60);
    const chosen = [{ ...stretch, bands: { ...bands, forceN: [100, 190] as [number, number], ...parts } }];
    const areas = [{ area: calf, startMs: 0, endMs: 1, ...sums, peakForceN: 241.2 }];
    const { about, quality } = source();
    const text = wordsOf(reportPage({ about, quality }, { ...fullest(), areas, chosen }));
    return [band.exec(text)?.[1], /Body weight, .*?: not shared\./.test(text)];
  };
  expect(targetOf({})).toEqual(["not shared", true]);
  expect(targetOf({ personal: false })).toEqual(["not shared", true]);
  expect(targetOf({ personal: true })).toEqual(["100–190 N", false]);
  expect(targetOf({ assumedWeight: true })).toEqual(["100–190 N", false]);
});

test("a weight that was never given is called assumed, and no share of it is told", () => {
  const calf = { muscle: "calf", side: "left" } as const;
  const bands = bandsFor({ ...calf, mode: "deep" }, undefined);
  const chosen = [{ ...calf, mode: "deep", startMs: 0, endMs: 1, bands } as const];
  const { bodyWeightKg: _never, ...facts } = { ...fullest(), chosen };
  const text = wordsOf(reportPage({ ...source(), weight: "told" }, facts));
  expect(text).toContain("The body weight was not given, so 60.0 kg were assumed.");
  expect(text).not.toMatch(/N \(\d/);
});
