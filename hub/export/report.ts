// A session on one page of paper: self-contained HTML, black on white, nothing loaded and nothing run.
import { meanForceN } from "#hub/export/areas.ts";
import { html } from "#hub/export/html.ts";
import type { Html } from "#hub/export/html.ts";
import { createFactGatherer } from "#hub/export/reportFacts.ts";
import type { ReportFacts } from "#hub/export/reportFacts.ts";
import { bandUsed } from "#hub/export/reportBand.ts";
import { reportFormat } from "#hub/export/reportFormat.ts";
import type { ReportFormat } from "#hub/export/reportFormat.ts";
import { REPORT_STYLE } from "#hub/export/reportStyle.ts";
import { REPORT_WORDS } from "#hub/export/reportWords.ts";
import { GERMAN_REPORT } from "#hub/export/reportWordsGerman.ts";
import type { ReportWords } from "#hub/export/reportWords.ts";
import type { ExportSource, ReportPerson } from "#hub/export/source.ts";
import type { Language } from "#shared/domain/languages.ts";
import { isRehearsal } from "#shared/domain/rehearsal.ts";
import { RULES } from "#shared/domain/rules.ts";
import { newtonsOfKg } from "#shared/domain/units.ts";
import type { Bands } from "#shared/schema/live.ts";
import type { AreaDose, SessionSummary } from "#shared/schema/session.ts";
import type { DataQuality } from "#shared/schema/sessionExport.ts";

const { assumedBodyWeightKg } = RULES.R11.numbers;
const WORDS: Readonly<Record<Language, ReportWords>> = { en: REPORT_WORDS, de: GERMAN_REPORT };

/** So that one page holds it. */
const MOST_AREAS = 14;
const MOST_SPOTS = 6;
const MOST_STEPS = 14;
const MOST_CHARS = 40;
/** In a column of numbers, where words have no room. */
const UNKNOWN = "–";

export async function* reportHtml(source: ExportSource): AsyncGenerator<string, void> {
  const gatherer = createFactGatherer();
  for await (const batch of source.batches) gatherer.take(batch);
  yield reportPage(source, gatherer.facts());
}

/** What every part of the page is made of. */
interface Told {
  readonly facts: ReportFacts;
  readonly session: SessionSummary | undefined;
  readonly person: ReportPerson | undefined;
  readonly words: ReportWords;
  readonly format: ReportFormat;
  readonly weight: ExportSource["weight"];
}

/** The source's batches have to be through. */
export function reportPage(
  {
    about,
    person,
    language = "en",
    weight,
    quality,
  }: Pick<ExportSource, "about" | "person" | "language" | "weight" | "quality">,
  facts: ReportFacts,
  words: ReportWords = WORDS[language],
): string {
  const { session, name } = about;
  const format = reportFormat(words, { lengths: person?.units.pace ?? facts.lengths, ...person?.units });
  const told: Told = { facts, session, person, words, format, weight };
  const page = html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${words.title}</title>
        <style>
          ${{ markup: REPORT_STYLE }}
        </style>
      </head>
      <body>
        <main>
          <h1>${words.title}${name === undefined ? undefined : words.of(name)}</h1>
          <p class="when">${session === undefined ? words.recording : when(session, told)}</p>
          ${session !== undefined && isRehearsal(session) ? html`<p class="rehearsal">${words.rehearsal}</p>` : undefined}
          ${doses(told)} ${felt(told)} ${spots(told)} ${course(told)} ${dataQuality(quality(), about, told)}
          <p class="scope">${words.scope}</p>
        </main>
      </body>
    </html> `;
  return page.markup;
}

function when({ startedMs, stoppedMs }: SessionSummary, { words, format }: Told): string {
  const lasted = stoppedMs === undefined ? words.running : words.long(format.clock(stoppedMs - startedMs));
  return `${format.moment(startedMs)}, ${lasted}`;
}

type Dose = Pick<AreaDose, "contactMs" | "strokes" | "holds" | "holdMs" | "meanForceN"> &
  Partial<Pick<AreaDose, "muscle" | "side" | "inPaceMs" | "inForceMs">>;

/** As the session's page has them; a recording that no session was made of is counted here. */
function dosesOf({ facts, session }: Told): readonly Dose[] {
  const areas = session?.areas?.filter(({ contactMs }) => contactMs > 0) ?? [];
  if (areas.length > 0) return areas;
  return facts.areas.map(({ area, contactMs, strokes, holds, holdMs, ...sums }) => {
    const mean = meanForceN({ contactMs, strokes, holds, holdMs, area, ...sums });
    const place = area === undefined ? {} : { muscle: area.muscle, side: area.side };
    return { ...place, contactMs, strokes, holds, holdMs, ...(mean === undefined ? {} : { meanForceN: mean }) };
  });
}

function doses(told: Told): Html {
  const { words, format } = told;
  const { dose } = words;
  const all = dosesOf(told);
  if (all.length === 0)
    return html`<h2>${dose.title}</h2>
      <p>${dose.none}</p>`;
  const share = (part: number | undefined, whole: number) => (part === undefined ? UNKNOWN : format.share(part, whole));
  const rows = all
    .slice(0, MOST_AREAS)
    .map((one) => [
      placeOf(one, words),
      format.clock(one.contactMs),
      share(one.inPaceMs, one.contactMs),
      one.meanForceN === undefined ? UNKNOWN : share(one.inForceMs, one.contactMs),
      target(one, told),
      one.meanForceN === undefined ? UNKNOWN : format.force(one.meanForceN),
      peak(one, told),
      String(one.strokes),
      String(one.holds),
      format.clock(one.holdMs),
    ]);
  return html`<h2>${dose.title}</h2>
    ${table(dose.headings, rows, "wide")} ${more(all.length - MOST_AREAS, dose.more)}
    <p class="small">${dose.key} ${bodyWeight(told)}</p>`;
}

interface Area {
  readonly muscle?: string | undefined;
  readonly side?: string | undefined;
}

function placeOf({ muscle, side }: Area, words: ReportWords): string {
  const said = words.sides[side ?? ""];
  return said === undefined ? words.muscle(muscle) : `${words.muscle(muscle)}, ${said}`;
}

/** The weight follows from a band that was not measured on the person but taken from the table for their weight. */
function tellsWeight({ personal = false, assumedWeight }: Bands): boolean {
  return !personal && !assumedWeight;
}

/** The band of force that was aimed for, also as a share of the body weight where that is told. */
function target({ muscle, side }: Area, { facts, words, format, weight }: Told): string {
  const { dose } = words;
  if (weight === "withheld") return dose.notShared;
  const used = bandUsed(facts.chosen, { muscle, side });
  if (used === undefined) return UNKNOWN;
  if (weight !== "told" && tellsWeight(used.bands)) return dose.notShared;
  const { forceN, assumedWeight } = used.bands;
  const { bodyWeightKg, weightChanged = false } = facts;
  const band = format.forces(forceN) + (used.isOnlyOne ? "" : dose.mark);
  if (weight !== "told" || assumedWeight || weightChanged || bodyWeightKg === undefined) return band;
  const percent = (n: number) => format.number((100 * n) / newtonsOfKg(bodyWeightKg));
  return `${band} (${words.share(`${percent(forceN[0])}–${percent(forceN[1])}`)})`;
}

function peak({ muscle, side }: Area, { facts, format }: Told): string {
  const found = facts.areas.find(({ area }) => area?.muscle === muscle && area?.side === side);
  return found === undefined || found.forceTicks === 0 ? UNKNOWN : format.force(found.peakForceN);
}

function bodyWeight({ facts, words, format, weight }: Told): string | undefined {
  const { dose } = words;
  const isKept = weight !== "told" && facts.chosen.some(({ bands }) => bands !== undefined && tellsWeight(bands));
  if (weight === "withheld" || isKept) return dose.weightWithheld;
  if (facts.chosen.some(({ bands }) => bands?.assumedWeight === true))
    return dose.weightAssumed(format.mass(assumedBodyWeightKg));
  const { bodyWeightKg, weightChanged = false } = facts;
  if (weight !== "told" || bodyWeightKg === undefined) return undefined;
  return (weightChanged ? dose.weightChanged : dose.weight)(format.mass(bodyWeightKg));
}

/** What the person said about the knee and the whole session. */
function felt({ facts, session, person, words, format }: Told): Html {
  const { knee } = words;
  const { kneePainNow, checkIns = [] } = person ?? {};
  const key = facts.spots.filter(({ knownPain }) => knownPain === true).length;
  const { discomfortBefore, discomfortAfter } = session ?? {};
  const said = (value: number | undefined) => (value === undefined ? words.notSaid : String(value));
  const lines = [
    kneePainNow === undefined ? undefined : kneePainNow ? knee.hurtsNow : knee.notNow,
    ...checkIns.map(({ date, kneePain, soreness, flare, bruised, soreOverADay }) =>
      [
        knee.checkIn(format.day(date), kneePain, soreness),
        flare ? knee.flare : undefined,
        bruised ? knee.bruised : undefined,
        soreOverADay ? knee.soreOverADay : undefined,
      ]
        .filter((part) => part !== undefined)
        .join(" "),
    ),
    key > 0 ? knee.spots(key) : undefined,
    discomfortBefore === undefined && discomfortAfter === undefined
      ? undefined
      : knee.whole(said(discomfortBefore), said(discomfortAfter)),
  ].filter((line) => line !== undefined);
  return html`<h2>${knee.title}</h2>
    ${(lines.length === 0 ? [knee.nothing] : lines).map((line) => html`<p>${line}</p>`)}`;
}

function spots({ facts: { spots: list }, words, format }: Told): Html {
  const text = words.spots;
  if (list.length === 0)
    return html`<h2>${text.title}</h2>
      <p>${text.none}</p>`;
  const rows = list.slice(0, MOST_SPOTS).map(({ muscle, side, placeMm, from, answers, after, state, knownPain }) => {
    const place = from === "knee" ? text.fromKnee : text.fromStart;
    const last = after?.nrs ?? (answers.length > 1 ? answers.at(-1)?.nrs : undefined);
    const nrs = (value: number | undefined) => (value === undefined ? text.notAsked : String(value));
    return [
      words.muscle(muscle),
      words.sides[side] ?? words.notSaid,
      placeMm === undefined ? words.notKnown : place(format.length(placeMm)),
      knownPain === undefined ? text.notAsked : knownPain ? text.bringsOn : text.bringsNone,
      nrs(answers[0]?.nrs),
      nrs(last),
      text.states[state] ?? state,
    ];
  });
  return html`<h2>${text.title}</h2>
    ${table(text.headings, rows)} ${more(list.length - MOST_SPOTS, text.more)}
    <p class="small">${text.key}</p>`;
}

function course({ facts: { steps, programs, stops }, session, words, format }: Told): Html {
  const text = words.course;
  const { contactMs = 0, inPaceMs = 0, inForceMs = 0, meanForceN: mean } = session ?? {};
  const pressure = mean === undefined && inForceMs === 0 ? words.notKnown : format.share(inForceMs, contactMs);
  const names = [...new Set(programs.map(({ id, name }) => short(text.programName(id) ?? name ?? text.unnamed)))];
  const done = steps.filter(({ how }) => how === "done").length;
  const counted = steps.slice(0, MOST_STEPS).map(({ step, how, countedMs, area }) =>
    text.step({
      number: step + 1,
      place: area === undefined ? text.anywhere : placeOf(area, words),
      clock: format.clock(countedMs),
      how: text.ends[how] ?? how,
    }),
  );
  const list = `${counted.join("; ")}${steps.length > MOST_STEPS ? " …" : ""}`;
  const reasons = stops.map(({ reason }) => (reason === undefined ? text.noReason : text.reasons[reason])).join(", ");
  const lines = [
    contactMs > 0 ? text.shares(format.share(inPaceMs, contactMs), pressure) : undefined,
    names.length === 0 ? text.noProgram : text.program(names.join(", "), steps.length, done),
    steps.length === 0 ? undefined : text.counted(list),
    stops.length === 0 ? undefined : text.stopped(stops.length, reasons),
  ].filter((line) => line !== undefined);
  return html`<h2>${text.title}</h2>
    ${lines.map((line) => html`<p>${line}</p>`)}`;
}

function dataQuality(quality: DataQuality, about: ExportSource["about"], { words, format }: Told): Html {
  const text = words.quality;
  const { ticks, goodMs, reducedMs, unknownMs, frames, lostFrames, flagsMs, badLines } = quality;
  const { calibration, device, roller, session } = about;
  const totalMs = goodMs + reducedMs + unknownMs;
  const share = (ms: number) => format.share(ms, totalMs);
  const why = Object.entries(flagsMs).map(([name, ms]) =>
    text.flag(text.flags[name] ?? name, format.number(ms / 1000, 1)),
  );
  const grade = calibration?.quality?.grade;
  const how =
    calibration === undefined
      ? text.uncalibrated
      : [
          text.sources[calibration.source] ?? calibration.source,
          format.date(calibration.createdMs),
          grade === undefined ? undefined : (text.grades[grade] ?? grade),
        ]
          .filter((part) => part !== undefined)
          .join(", ");
  const first = [
    ticks === 0 ? text.none : text.shares(share(goodMs), share(reducedMs), share(unknownMs)),
    text.lost(lostFrames, frames + lostFrames),
    badLines > 0 ? text.unread(badLines) : undefined,
    why.length === 0 ? undefined : text.why(why.join(", ")),
  ];
  const second = [
    text.calibration(how),
    text.roller(format.length(roller.diameterMm), short(device.board), short(device.firmware)),
    session === undefined ? undefined : text.session(session.id),
  ];
  return html`<h2>${text.title}</h2>
    ${[first, second].map((parts) => html`<p>${parts.filter((part) => part !== undefined).join(" ")}</p>`)}`;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[], kind = ""): Html {
  return html`<table class="${kind}">
    <thead>
      <tr>
        ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function short(text: string): string {
  return text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text;
}

function more(count: number, say: (count: number) => string): Html | undefined {
  return count > 0 ? html`<p class="small">${say(count)}</p>` : undefined;
}
