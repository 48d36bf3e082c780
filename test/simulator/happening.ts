// What happens in a scenario and what is noted down of it, without sensors, board and radio: quick.
import type { StepLine } from "#shared/schema/recording.ts";
import { createNotes } from "#sim/home/notes.ts";
import { assemble } from "#sim/roller/assemble.ts";
import { conditionsOf } from "#sim/scenarios/chosen.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";
import { calibrationTruth } from "#sim/truth/calibrationTruth.ts";
import type { TruthLine, TruthTick } from "#sim/truth/truthLine.ts";
import { createWitness } from "#sim/truth/witness.ts";

/** The roller alone. */
export function rollerOf(choice: ScenarioChoice & { readonly seed: number }) {
  const conditions = conditionsOf(choice);
  const assembly = assemble({ conditions, seed: choice.seed, ringRatio: choice.ringRatio });
  const calibration = calibrationTruth({ device: assembly.device, conditions, createdMs: 0 });
  return { ...assembly, conditions, calibration };
}

/** From 0 to `untilMs`, or to the scenario's end; the hub's clock is the simulator's. */
export function happens(choice: ScenarioChoice & { readonly seed: number }, untilMs?: number) {
  const assembly = rollerOf(choice);
  const { world, random, overMs } = assembly;
  const ticks: TruthTick[] = [];
  const events: Exclude<TruthLine, TruthTick>[] = [];
  const steps: StepLine[] = [];
  const witness = createWitness({
    world,
    startMs: 0,
    onTruth: (line) => (line.k === "tick" ? ticks.push(line) : events.push(line)),
  });
  const notes = createNotes({
    world,
    steps: assembly.steps,
    random,
    startMs: 0,
    onStep: (line) => steps.push(line),
  });
  const endMs = untilMs ?? overMs ?? 60_000;
  for (let simMs = 0; simMs <= endMs; simMs += 100) {
    witness.watchUntil(simMs);
    notes.watchUntil(simMs);
  }
  witness.finish();
  return { ...assembly, ticks, events, steps };
}
