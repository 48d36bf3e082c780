// A session on one page of paper: self-contained HTML, black on white, nothing loaded and nothing run.
import type { StopReason } from "#shared/domain/prompts.ts";
import { meanForceN } from "#hub/export/areas.ts";
import { html } from "#hub/export/html.ts";
import type { Html } from "#hub/export/html.ts";
import { createFactGatherer } from "#hub/export/reportFacts.ts";
import type { ReportFacts } from "#hub/export/reportFacts.ts";
import { REPORT_STYLE } from "#hub/export/reportStyle.ts";
import type { ExportSource } from "#hub/export/source.ts";
import { muscleById, MUSCLE_IDS } from "#shared/domain/muscles.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import type { DataQuality } from "#shared/schema/sessionExport.ts";

/** So that one page holds it. */
const MOST_AREAS = 14;
const MOST_SPOTS = 7;
const MOST_STEPS = 16;
const MOST_CHARS = 40;

export async function* reportHtml(source: ExportSource): AsyncGenerator<string, void> {
  const gatherer = createFactGatherer();
  for await (const batch of source.batches) gatherer.take(batch);
  yield reportPage(source, gatherer.facts());
}

/** The source's batches have to be through. */
export function reportPage({ about, quality }: Pick<ExportSource, "about" | "quality">, facts: ReportFacts): string {
  const { session, name, scope } = about;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Rolling session</title>
        <style>
          ${{ markup: REPORT_STYLE }}
        </style>
      </head>
      <body>
        <main>
          <h1>Rolling session${name === undefined ? undefined : html` of ${name}`}</h1>
          <p class="when">${session === undefined ? "A recording" : when(session)}</p>
          ${doses(facts)} ${adherence(facts, session)} ${spots(facts)} ${dataQuality(quality(), about)}
          <p class="scope">${scope}</p>
        </main>
      </body>
    </html> `;
  return page.markup;
}

function when({ startedMs, stoppedMs, simulated, id }: SessionSummary): string {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" }).format(startedMs);
  const lasted = stoppedMs === undefined ? "still running" : `${minutes(stoppedMs - startedMs)} long`;
  return `${day}, ${lasted}${simulated ? ", on a simulated roller" : ""} · ${id}`;
}

function doses({ areas }: ReportFacts): Html {
  if (areas.length === 0)
    return html`<h2>What was rolled</h2>
      <p>Nothing was rolled under load.</p>`;
  const rows = areas.slice(0, MOST_AREAS).map((stretch) => {
    const { area, contactMs, strokes, holds, holdMs } = stretch;
    const mean = meanForceN(stretch);
    return html`<tr>
      <td>${muscleName(area?.muscle)}</td>
      <td>${area?.side ?? "not said"}</td>
      <td>${minutes(contactMs)}</td>
      <td>${strokes}</td>
      <td>${holds}</td>
      <td>${minutes(holdMs)}</td>
      <td>${mean === undefined ? "not known" : `${mean.toFixed(0)} N`}</td>
    </tr>`;
  });
  return html`<h2>What was rolled</h2>
    <table>
      <thead>
        <tr>
          <th>Muscle</th>
          <th>Side</th>
          <th>Under load</th>
          <th>Strokes</th>
          <th>Holds</th>
          <th>Held</th>
          <th>Mean force</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${more(areas.length, MOST_AREAS, "areas")}`;
}

const STOP_WORDS: Readonly<Record<StopReason, string>> = {
  sharp: "sharp pain",
  tingling: "tingling",
  numb: "numbness",
  other: "something else",
};

function adherence({ steps, programs, stops }: ReportFacts, session: SessionSummary | undefined): Html {
  const shares =
    session === undefined || session.contactMs === 0
      ? undefined
      : html`<p>
          Of the time under load, ${share(session.inPaceMs, session.contactMs)} was at the pace and
          ${share(session.inForceMs, session.contactMs)} at the pressure that was aimed for.
        </p>`;
  const done = steps.filter(({ how }) => how === "done").length;
  const shown = steps
    .slice(0, MOST_STEPS)
    .map(({ step, how, countedMs }) => `${step + 1}: ${minutes(countedMs)} (${how})`);
  const rest = steps.length > MOST_STEPS ? " …" : "";
  const program =
    steps.length === 0
      ? html`<p>No program was followed.</p>`
      : html`<p>
          Program ${programs.join(", ")}: ${steps.length} steps ended, ${done} of them as meant. Counted in each:
          ${shown.join(", ")}${rest}
        </p>`;
  const felt = stops.map(({ reason }) => (reason === undefined ? "no reason given" : STOP_WORDS[reason])).join(", ");
  const times = stops.length === 1 ? "once" : `${stops.length} times`;
  const stopped = stops.length === 0 ? undefined : html`<p>Stopped by the person ${times}: ${felt}.</p>`;
  return html`<h2>How it went</h2>
    ${shares}${feltAll(session)}${program}${stopped}`;
}

/** What the person said about the whole session. */
function feltAll(session: SessionSummary | undefined): Html | undefined {
  const before = session !== undefined && "discomfortBefore" in session ? session.discomfortBefore : undefined;
  const after = session !== undefined && "discomfortAfter" in session ? session.discomfortAfter : undefined;
  if (typeof before !== "number" && typeof after !== "number") return undefined;
  const said = (value: unknown) => (typeof value === "number" ? value : "not said");
  return html`<p>Discomfort before the session: ${said(before)}, after it: ${said(after)} (0 to 10).</p>`;
}

function spots({ spots: list }: ReportFacts): Html {
  if (list.length === 0)
    return html`<h2>Tender spots</h2>
      <p>None was marked.</p>`;
  const rows = list.slice(0, MOST_SPOTS).map(({ muscle, side, placeMm, from, answers, state }) => {
    const place = placeMm === undefined ? "not known" : `${placeMm.toFixed(0)} mm from the ${from ?? "start"}`;
    return html`<tr>
      <td>${muscleName(muscle)}</td>
      <td>${side}</td>
      <td>${place}</td>
      <td>${nrs(answers[0]?.nrs)}</td>
      <td>${answers.length > 1 ? nrs(answers.at(-1)?.nrs) : "not asked"}</td>
      <td>${state}</td>
    </tr>`;
  });
  return html`<h2>Tender spots</h2>
    <table>
      <thead>
        <tr>
          <th>Muscle</th>
          <th>Side</th>
          <th>Place</th>
          <th>Discomfort before</th>
          <th>after</th>
          <th>Ended</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${more(list.length, MOST_SPOTS, "spots")}
    <p class="small">Discomfort as the person said it, 0 (none) to 10.</p>`;
}

function dataQuality(
  { ticks, goodMs, reducedMs, unknownMs, frames, lostFrames, flagsMs, badLines }: DataQuality,
  { calibration, device, roller }: ExportSource["about"],
): Html {
  const totalMs = goodMs + reducedMs + unknownMs;
  const calibrated =
    calibration === undefined
      ? "none, so force is not known"
      : `${calibration.source}, ${new Date(calibration.createdMs).toISOString().slice(0, 10)}, ${calibration.quality?.grade ?? "not graded"}`;
  const why = Object.entries(flagsMs).map(([flag, ms]) => `${flag} ${(ms / 1000).toFixed(1)} s`);
  return html`<h2>How good the data are</h2>
    <p>
      ${
        ticks === 0
          ? "There are none."
          : html`${share(goodMs, totalMs)} good, ${share(reducedMs, totalMs)} less certain, ${share(unknownMs, totalMs)}
            not known (shown as gaps, never filled in).`
      }
      ${lostFrames} of ${frames + lostFrames} frames were
      lost${badLines > 0 ? html`, ${badLines} lines could not be read` : undefined}.
      ${why.length === 0 ? undefined : html`Why: ${why.join(", ")}.`}
    </p>
    <p>
      Calibration: ${calibrated}. Roller: ${roller.diameterMm} mm, ${short(device.board)}, firmware
      ${short(device.firmware)}.
    </p>`;
}

function short(text: string): string {
  return text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…` : text;
}

function muscleName(id: string | undefined): string {
  const known = MUSCLE_IDS.find((one) => one === id);
  return known === undefined ? "not said" : muscleById(known).name;
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} min`;
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((part / whole) * 100)} %` : "0 %";
}

function nrs(value: number | undefined): string {
  return value === undefined ? "not asked" : String(value);
}

function more(count: number, most: number, what: string): Html | undefined {
  return count > most ? html`<p class="small">and ${count - most} more ${what}</p>` : undefined;
}
