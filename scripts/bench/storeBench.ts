// `npm run bench:store`: the past of one person with many sessions, from files to pages. Ends with 1 when a promise fails.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { reasonOf } from "#hub/errors.ts";
import { pageOf } from "#hub/session/query.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { openPast, type Past } from "#hub/store/past.ts";
import { writePast } from "#scripts/bench/madePast.ts";
import { describeMachine } from "#scripts/bench/machine.ts";
import { percentiles, type Percentiles } from "#scripts/bench/statistics.ts";

const HELP = `Makes sessions of one person in a folder of its own, takes them into a database and asks for pages of the past.

  --sessions N   how many (10000)
  --rounds N     how often each page is asked for (30)
  --store URL    postgres://…, an empty database; SQLite without it
  --json         as JSON
`;
/** A page of history, p95. */
const PAGE_MS = 100;
const PAGES = [
  "history, 90 days",
  "history, a year, one muscle",
  "journal, first page",
  "spots that come back, a year",
];

interface Took extends Percentiles {
  /** Processor time of one, ms: what it would take on a machine that does nothing else. */
  readonly cpuMs: number;
}

async function timed(work: () => unknown): Promise<number> {
  const fromMs = performance.now();
  await work();
  return Math.round((performance.now() - fromMs) * 100) / 100;
}

try {
  const { values } = parseArgs({
    options: {
      sessions: { type: "string", default: "10000" },
      rounds: { type: "string", default: "30" },
      store: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else await run(Number(values.sessions), Number(values.rounds), values.store, values.json);
} catch (thrown) {
  process.stderr.write(`${reasonOf(thrown)}\n`);
  process.exitCode = 1;
}

async function run(count: number, rounds: number, url: string | undefined, json: boolean): Promise<void> {
  const machine = describeMachine();
  const dataDir = await mkdtemp(join(tmpdir(), "inchworm-bench-"));
  try {
    const { personId, today } = await writePast(dataDir, count);
    const start = async () => {
      const sessions = await openSessionStore({ dataDir });
      const past = await openPast({
        dataDir,
        url,
        sessions,
        nowMs: Date.now(),
        today: () => today,
        tell: (error) => process.stderr.write(`${error.message}\n`),
      });
      return { sessions, past };
    };
    const onceMs: Record<string, number> = {};
    const first = await start();
    onceMs["taking all sessions in"] = await timed(() => first.past.settled());
    await first.past.close();
    onceMs["reading all summaries"] = await timed(() => openSessionStore({ dataDir }));
    let opened: Awaited<ReturnType<typeof start>> | undefined;
    onceMs["a later start: open and compare"] = await timed(async () => {
      opened = await start();
      await opened.past.settled();
    });
    if (opened === undefined) throw new Error("the past did not open");
    const { sessions, past } = opened;
    const pages = await measurePages(past, personId, rounds, {
      "page of sessions": () => pageOf(sessions.list(), { person: personId }),
      "one session changed": async () => {
        await sessions.change(sessions.list()[0]?.id ?? "", { note: String(Math.random()) });
        await past.settled();
      },
    });
    await past.close();
    const slow = PAGES.filter((name) => !((pages[name]?.p95 ?? NaN) < PAGE_MS));
    if (slow.length > 0) process.exitCode = 1;
    const result = {
      machine,
      sessions: count,
      rounds,
      database: url === undefined ? "SQLite" : "PostgreSQL",
      onceMs,
      pages,
    };
    process.stdout.write(json ? `${JSON.stringify(result, undefined, 2)}\n` : textOf(result, slow.length === 0));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measurePages(
  past: Past,
  personId: string,
  rounds: number,
  more: Record<string, () => unknown>,
): Promise<Record<string, Took>> {
  const work: Record<string, () => unknown> = {
    "history, 90 days": () => past.history(personId, {}),
    "history, a year, one muscle": () => past.history(personId, { from: "2025-11-28", muscle: "calf" }),
    "history, all of it": () => past.history(personId, { from: "1990-01-01" }),
    "journal, first page": () => past.journal(personId, {}),
    "spots that come back, a year": () => past.spots(personId, {}),
    ...more,
  };
  const results: Record<string, Took> = {};
  for (const [name, ask] of Object.entries(work)) {
    const tookMs: number[] = [];
    const before = process.cpuUsage();
    for (let round = 0; round < rounds; round++) tookMs.push(await timed(ask));
    const { user, system } = process.cpuUsage(before);
    results[name] = { ...percentiles(tookMs), cpuMs: Math.round((user + system) / rounds / 10) / 100 };
  }
  return results;
}

interface Result {
  readonly machine: ReturnType<typeof describeMachine>;
  readonly sessions: number;
  readonly rounds: number;
  readonly database: string;
  readonly onceMs: Readonly<Record<string, number>>;
  readonly pages: Readonly<Record<string, Took>>;
}

function textOf({ machine, sessions, rounds, database, onceMs, pages }: Result, isKept: boolean): string {
  const { cpu, cores, memoryGb, system, node, loadBefore } = machine;
  return `${[
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, load before ${loadBefore}`,
    "",
    `${sessions.toLocaleString("en")} sessions of one person, ${database}; ms`,
    ...Object.entries(onceMs).map(([name, ms]) => `  ${name.padEnd(34)}${ms.toFixed(0).padStart(9)}`),
    "",
    `  ${`${rounds} times each`.padEnd(34)}${["p50", "p95", "max", "cpu"].map((name) => name.padStart(9)).join("")}`,
    ...Object.entries(pages).map(
      ([name, { p50, p95, max, cpuMs }]) =>
        `  ${name.padEnd(34)}${[p50, p95, max, cpuMs].map((value) => value.toFixed(2).padStart(9)).join("")}`,
    ),
    "",
    `${isKept ? "reached" : "FAILED"}: each page of history, journal and spots within ${PAGE_MS} ms at p95`,
  ].join("\n")}\n`;
}
