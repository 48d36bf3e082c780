// Earcons, ticks, levels: rendered, and measured in what comes out.
import { expect, test } from "vitest";

import { CUES } from "#shared/domain/cues.ts";
import { between, levelDb, onsetsMs, peakDb, render } from "#test/web/soundKit.ts";
import { EARCONS, earconMs } from "#web/audio/earcons.ts";
import type { Sounding } from "#web/audio/earcons.ts";
import { createMixer, DUCKED_DB } from "#web/audio/mixer.ts";
import type { Floor, Volumes } from "#web/audio/mixer.ts";
import { playEarcon, playTick } from "#web/audio/synth.ts";
import { createTone } from "#web/audio/tone.ts";

const ALL: readonly Sounding[] = [...CUES.map(({ earcon: name }) => name), "next", "question", "count", "noted"];
const earcon = (name: Sounding) => render((context) => playEarcon(context.destination, name, 0));
const LOUD: Volumes = { master: 1, voice: 1, cues: 1, pacer: 1, tone: 1 };
const above = { side: "above", ratio: 1.5 } as const;

test("sounds keep to the reference level, and the stop is louder than all", async () => {
  const peaks = new Map<Sounding, number>();
  for (const name of ALL) peaks.set(name, peakDb(await earcon(name)));
  const stop = peaks.get("stop")!;
  peaks.delete("stop");
  for (const [name, peak] of peaks) {
    expect(peak, name).toBeLessThan(-17);
    expect(peak, name).toBeGreaterThan(-40);
    expect(stop, name).toBeGreaterThan(peak + 6);
  }
  expect(stop).toBeLessThan(-3);
});

test("the interval is heard: minimum a third up, target a fifth up, moving on a fourth down", async () => {
  for (const [name, interval] of [
    ["hold-minimum", 5 / 4],
    ["hold-target", 3 / 2],
    ["move-on", 3 / 4],
  ] as const) {
    const [first, second] = EARCONS[name];
    const samples = await earcon(name);
    const [early, late] = [between(samples, 20, 180), between(samples, 300, 500)];
    expect(levelDb(early, first!.hz)).toBeGreaterThan(10 + levelDb(early, second!.hz));
    expect(levelDb(late, second!.hz)).toBeGreaterThan(10 + levelDb(late, first!.hz));
    // The tempered third is a seventh of a semitone wider than the pure one.
    expect(Math.abs(12 * Math.log2(second!.hz / first!.hz / interval))).toBeLessThan(0.15);
  }
});

test("a stop is two low beats, twice", async () => {
  const samples = await earcon("stop");
  expect(EARCONS.stop.map(({ hz }) => hz)).toEqual([110, 110, 110, 110]);
  const beats = EARCONS.stop.map(({ atMs }) => peakDb(between(samples, atMs, atMs + 100)));
  for (const peak of beats) expect(peak).toBeGreaterThan(-16);
  // A gap between the pairs that is longer than within them.
  expect(peakDb(between(samples, 560, 615))).toBeLessThan(beats[0]! - 12);
});

test("an attack is soft: nothing clicks", async () => {
  for (const name of ["attention", "hold-minimum", "count"] as const) {
    const samples = await earcon(name);
    expect(Math.abs(samples[0]!)).toBe(0);
    const jump = samples.reduce((most, value, index) => Math.max(most, Math.abs(value - (samples[index - 1] ?? 0))), 0);
    expect(jump, name).toBeLessThan(0.03);
  }
});

test("what is cut off is gone within 30 ms", async () => {
  const samples = await render((context) => {
    const played = playEarcon(context.destination, "hold-target", 0);
    void context.suspend(0.3).then(() => {
      played.cut();
      void context.resume();
    });
  });
  expect(peakDb(between(samples, 250, 300))).toBeGreaterThan(-30);
  expect(peakDb(between(samples, 340, 1000))).toBeLessThan(-60);
});

test("a tick is short and comes when it was asked for", async () => {
  const samples = await render((context) => playTick(context.destination, 0.1), 1);
  expect(onsetsMs(samples)[0]).toBeCloseTo(100, 0);
  expect(peakDb(between(samples, 250, 1000))).toBeLessThan(-60);
});

test("every earcon is over within a second and a half", () => {
  for (const { earcon: name } of CUES) expect(earconMs(name)).toBeLessThan(1500);
});

/** The steady tone through the mixer, with the floor as it is. */
async function toneLevel(floor: Floor, volumes = LOUD): Promise<number> {
  const samples = await render((context) => {
    const mixer = createMixer(context, volumes);
    createTone(mixer.tone).follow(above, 2);
    mixer.setFloor(floor);
  }, 1);
  return levelDb(between(samples, 600, 1000), 329.63 * 1.5);
}

test("under speech and earcons the bed steps back; under a stop it is gone", async () => {
  const free = await toneLevel("free");
  expect((await toneLevel("taken")) - free).toBeCloseTo(DUCKED_DB, 0);
  expect(await toneLevel("stop")).toBeLessThan(-90);
});

test("volumes are heard: a part's, and that of all", async () => {
  const full = await toneLevel("free");
  expect((await toneLevel("free", { ...LOUD, tone: 0.5 })) - full).toBeCloseTo(-12, 0);
  expect((await toneLevel("free", { ...LOUD, master: 0.5 })) - full).toBeCloseTo(-12, 0);
  expect(await toneLevel("free", { ...LOUD, tone: 0 })).toBeLessThan(-90);
  expect((await toneLevel("free", { ...LOUD, cues: 0, pacer: 0 })) - full).toBeCloseTo(0, 1);
});

test("with cues turned down a stop is still louder than all the rest", async () => {
  const quiet = { ...LOUD, cues: 0, pacer: 0.3, tone: 0.6 };
  const peak = (play: (mixer: ReturnType<typeof createMixer>) => void) =>
    render((context) => play(createMixer(context, quiet))).then(peakDb);
  const stop = await peak((mixer) => playEarcon(mixer.stop, "stop", 0));
  expect(stop).toBeGreaterThan(6 + (await peak((mixer) => createTone(mixer.tone).follow(above, 2))));
  expect(stop).toBeGreaterThan(6 + (await peak((mixer) => playTick(mixer.pacer, 0))));
});

test("all parts at once, at full, never clip", async () => {
  const samples = await render((context) => {
    const mixer = createMixer(context, LOUD);
    createTone(mixer.tone).follow(above, 2);
    for (const atS of [0, 0.19, 0.62, 0.81]) playTick(mixer.pacer, atS);
    for (const name of ["attention", "hold-target", "next"] as const) playEarcon(mixer.cues, name, 0);
    playEarcon(mixer.stop, "stop", 0);
  });
  expect(peakDb(samples)).toBeLessThan(0);
  expect(peakDb(samples)).toBeGreaterThan(-14);
});
