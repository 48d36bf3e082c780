import { expect, test } from "vitest";

import { cueById, CUES } from "#shared/domain/cues.ts";
import type { Earcon } from "#shared/domain/cues.ts";
import { EARCONS, earconMs } from "#web/audio/earcons.ts";
import { createSounds } from "#web/audio/sounds.ts";
import type { SoundsOptions } from "#web/audio/sounds.ts";
import type { Speaker } from "#web/audio/speaker.ts";
import { playEarcon, playTick } from "#web/audio/synth.ts";

const RATE = 24_000;

async function render(play: (context: OfflineAudioContext) => void, seconds = 2): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, RATE * seconds, RATE);
  play(context);
  return (await context.startRendering()).getChannelData(0);
}
const peakDb = (samples: Float32Array) =>
  20 * Math.log10(samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0));

/** Energy at one frequency in a stretch of samples (Goertzel). */
function energyAt(samples: Float32Array, hz: number, fromMs: number, toMs: number): number {
  const part = samples.subarray((fromMs * RATE) / 1000, (toMs * RATE) / 1000);
  const turn = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [one, two] = [0, 0];
  for (const value of part) [one, two] = [value + turn * one - two, one];
  return (one * one + two * two - turn * one * two) / part.length;
}

const earcon = (name: Earcon) => render((context) => playEarcon(context, name, 0));

test("sounds keep to the reference level, and the stop is louder than all", async () => {
  const peaks = new Map<Earcon, number>();
  for (const { earcon: name } of CUES) peaks.set(name, peakDb(await earcon(name)));
  const stop = peaks.get("stop")!;
  peaks.delete("stop");
  for (const [name, peak] of peaks) {
    expect(peak, name).toBeLessThan(-17);
    expect(peak, name).toBeGreaterThan(-40);
    expect(stop, name).toBeGreaterThan(peak + 6);
  }
  expect(stop).toBeLessThan(-3);
});

test("the interval is heard: the target rises a fifth, moving on falls a fourth", async () => {
  for (const name of ["hold-target", "move-on"] as const) {
    const [first, second] = EARCONS[name];
    const samples = await earcon(name);
    expect(energyAt(samples, first!.hz, 20, 180)).toBeGreaterThan(10 * energyAt(samples, second!.hz, 20, 180));
    expect(energyAt(samples, second!.hz, 300, 500)).toBeGreaterThan(10 * energyAt(samples, first!.hz, 300, 500));
  }
  const ratio = (name: Earcon) => EARCONS[name][1]!.hz / EARCONS[name][0]!.hz;
  expect(ratio("hold-minimum")).toBeCloseTo(5 / 4, 1);
  expect(ratio("hold-target")).toBeCloseTo(3 / 2, 2);
  expect(ratio("move-on")).toBeCloseTo(3 / 4, 2);
});

test("an attack is soft: nothing clicks", async () => {
  const samples = await earcon("attention");
  expect(Math.abs(samples[0]!)).toBe(0);
  const jump = samples.reduce((most, value, index) => Math.max(most, Math.abs(value - (samples[index - 1] ?? 0))), 0);
  expect(jump).toBeLessThan(0.02);
});

test("a tick is short and comes when it was asked for", async () => {
  const samples = await render((context) => playTick(context, 0.1), 1);
  const first = samples.findIndex((value) => Math.abs(value) > 1e-4);
  expect(first / RATE).toBeCloseTo(0.1, 2);
  expect(peakDb(samples.subarray(RATE * 0.25))).toBeLessThan(-60);
});

function listener(choice: Partial<ReturnType<SoundsOptions["preferences"]>>, voice: Partial<Speaker> = {}) {
  const heard: string[] = [];
  const context = new OfflineAudioContext(1, RATE, RATE);
  const create = context.createOscillator.bind(context);
  context.createOscillator = () => {
    heard.push("tone");
    return create();
  };
  const sounds = createSounds({
    context: () => context,
    preferences: () => ({ sound: "both", muted: false, pacerTick: true, ...choice }),
    speaker: {
      available: () => true,
      speaking: () => false,
      say: (text) => void heard.push(text),
      cancel: () => void heard.push("(hush)"),
      ...voice,
    },
    spoken: (cueId) => cueById(cueId).spoken,
    after: (_ms, run) => run(),
  });
  return { sounds, heard: () => [...new Set(heard)] };
}

test("a cue comes as sound, voice, both or neither", () => {
  const kinds = { sound: ["tone"], voice: ["Slower."], both: ["tone", "Slower."], neither: [] } as const;
  for (const sound of ["sound", "voice", "both", "neither"] as const) {
    const { sounds, heard } = listener({ sound });
    sounds.cue("slower");
    expect(heard()).toEqual(kinds[sound]);
  }
});

test("a sentence between two steps needs a voice; it is no sound", () => {
  for (const [sound, wanted] of [
    ["voice", ["Next: calf."]],
    ["both", ["Next: calf."]],
    ["sound", []],
    ["neither", []],
  ] as const) {
    const { sounds, heard } = listener({ sound });
    sounds.tell("program", "Next: calf.");
    expect(heard()).toEqual(wanted);
  }
  const { sounds, heard } = listener({ muted: true });
  sounds.tell("program", "Next: calf.");
  expect(heard()).toEqual([]);
});

test("muted is silent, the pacer too", () => {
  const { sounds, heard } = listener({ muted: true });
  sounds.cue("stop-knee");
  sounds.tick(10);
  expect(heard()).toEqual([]);
});

test("without a voice there are sounds instead", () => {
  const { sounds, heard } = listener({ sound: "voice" }, { available: () => false });
  sounds.cue("slower");
  expect(heard()).toEqual(["tone"]);
});

test("words never run over each other, but a stop cuts in", () => {
  const { sounds, heard } = listener({}, { speaking: () => true });
  sounds.cue("slower");
  expect(heard()).toEqual(["tone"]);
  sounds.cue("stop-knee");
  expect(heard()).toEqual(["tone", "(hush)", "Stop. Off the knee."]);
});

test("a stop sounds even where only the voice is chosen", () => {
  const { sounds, heard } = listener({ sound: "voice" });
  sounds.cue("stop-user");
  expect(heard()).toContain("tone");
});

test("every earcon is over within a second and a half", () => {
  for (const { earcon: name } of CUES) expect(earconMs(name)).toBeLessThan(1500);
});
