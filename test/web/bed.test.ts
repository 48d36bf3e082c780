// Tone and tick, as they come out: what pitch, when, and that both end when nothing comes in any more.
import { expect, test } from "vitest";

import { between, levelDb, onsetsMs, peakDb, pitchHz, RATE, renderLive } from "#test/web/soundKit.ts";
import { ROLLER, tickAt } from "#test/web/fakeMessages.ts";
import type { Scene } from "#test/web/fakeMessages.ts";
import { createAudioClock } from "#web/audio/audioClock.ts";
import { createBed } from "#web/audio/bed.ts";
import { createMixer } from "#web/audio/mixer.ts";
import { pitchOf } from "#web/audio/pressureTone.ts";
import { createTone, UNISON_HZ } from "#web/audio/tone.ts";
import { createRollerData, takeTick } from "#web/live/rollerData.ts";
import { createPacerLead } from "#web/worm/pacerLead.ts";

const FULL = { master: 1, voice: 1, cues: 1, pacer: 1, tone: 1 };
const SILENT_DB = -80;

interface Ride {
  readonly seconds: number;
  /** What the roller does; undefined: nothing comes in. */
  scene(nowMs: number): Scene | undefined;
  readonly stepMs?: number;
  readonly tone?: boolean;
  readonly ticks?: boolean;
  readonly paceMmS?: number;
}

/** A ride as the page hears it. */
async function listen({ seconds, scene, stepMs = 20, tone = false, ticks = false, paceMmS = 25.4 }: Ride) {
  const context = new OfflineAudioContext(1, RATE * seconds, RATE);
  let nowMs = 0;
  const clock = createAudioClock(context, () => nowMs);
  const mixer = createMixer(context, FULL);
  const bed = createBed({ clock, pacer: mixer.pacer, tone: createTone(mixer.tone) });
  const data = createRollerData();
  const lead = createPacerLead();
  return renderLive(context, stepMs, (ms) => {
    nowMs = ms;
    const now = scene(ms);
    if (now === undefined) return;
    takeTick(data, { ...tickAt(ms, now), ageMs: 20 }, ms);
    clock.read();
    lead.advance(ms, { data, paceMmS, stopped: false });
    if (ticks) bed.tickAlong(lead);
    if (tone) bed.toneAlong(data.latest, ROLLER.bands, ms);
  });
}

test("towards the knee the tone goes by the lowered band", async () => {
  const samples = await listen({ seconds: 2, tone: true, scene: () => ({ forceN: 225, bandN: [137, 200] }) });
  expect(pitchHz(between(samples, 500, 1500), 150, 800)).toBeGreaterThan(UNISON_HZ * 1.1);
});

test("below the band a low fifth, above it higher the further", async () => {
  const heard = async (forceN: number) => {
    const samples = await listen({ seconds: 1, tone: true, scene: () => ({ forceN }) });
    return pitchHz(between(samples, 500, 1000), 150, 800);
  };
  expect((await heard(90)) / UNISON_HZ).toBeCloseTo(2 / 3, 2);
  const [little, much, stop] = [await heard(250), await heard(310), await heard(378)];
  expect(little).toBeGreaterThan(UNISON_HZ * 1.1);
  expect(much).toBeGreaterThan(little);
  expect(stop / UNISON_HZ).toBeCloseTo(2, 2);
});

test("in the band unison, then silence; out of it the tone is back at once", async () => {
  const samples = await listen({ seconds: 4, tone: true, scene: (ms) => ({ forceN: ms < 3000 ? 190 : 90 }) });
  expect(pitchHz(between(samples, 100, 500), 150, 800) / UNISON_HZ).toBeCloseTo(1, 2);
  expect(peakDb(between(samples, 100, 500))).toBeGreaterThan(-32);
  expect(peakDb(between(samples, 2800, 3000))).toBeLessThan(-60);
  expect(levelDb(between(samples, 3200, 3400), (UNISON_HZ * 2) / 3)).toBeGreaterThan(-35);
});

test("the tone is quieter than the reference and begins softly", async () => {
  const samples = await listen({ seconds: 1, tone: true, scene: () => ({ forceN: 90 }) });
  expect(peakDb(samples)).toBeLessThan(-25);
  expect(peakDb(between(samples, 0, 5))).toBeLessThan(peakDb(samples) - 12);
});

test("nothing comes in: the tone is gone within half a second, with no help from the page", async () => {
  const samples = await listen({ seconds: 3, tone: true, scene: (ms) => (ms < 1000 ? { forceN: 90 } : undefined) });
  expect(peakDb(between(samples, 900, 1000))).toBeGreaterThan(-35);
  expect(peakDb(between(samples, 1500, 3000))).toBeLessThan(-60);
});

test("a force that nobody knows has no pitch; nor has a roller on the floor", async () => {
  for (const scene of [{ forceN: undefined }, { contact: false }]) {
    expect(peakDb(await listen({ seconds: 1, tone: true, scene: () => scene }))).toBeLessThan(SILENT_DB);
  }
});

test("at the edge the pitch does not flutter: out of the band only by what is sure", () => {
  const { bands } = ROLLER;
  const at = (forceN: number, before: "inside" | "below") => pitchOf({ forceN, forceSdN: 6 }, bands, before)?.side;
  expect(at(133, "inside")).toBe("inside");
  expect(at(133, "below")).toBe("below");
  expect(at(138, "below")).toBe("inside");
  expect(at(130, "inside")).toBe("below");
  expect(pitchOf({ forceN: bands.stopN, forceSdN: 1000 }, bands, "inside")?.side).toBe("above");
});

const gaps = (times: readonly number[]) => times.slice(1).map((ms, index) => ms - (times[index] ?? 0));

test("a tick each inch at the target pace", async () => {
  const found = onsetsMs(await listen({ seconds: 8, ticks: true, scene: () => ({}) }));
  expect(found.length).toBeGreaterThanOrEqual(6);
  for (const gap of gaps(found)) expect(gap).toBeCloseTo(1000, -1);
  // Inside the stroke that the worm knows: at its end it waits for you to turn.
  const quick = onsetsMs(await listen({ seconds: 2, ticks: true, paceMmS: 101.6, scene: () => ({ paceFactor: 4 }) }));
  for (const gap of gaps(quick)) expect(gap).toBeCloseTo(250, -1);
  expect(quick.length).toBeGreaterThanOrEqual(6);
});

test("messages that come late and in clumps do not shake the tick", async () => {
  const found = onsetsMs(await listen({ seconds: 8, ticks: true, stepMs: 180, scene: () => ({}) }));
  expect(found.length).toBeGreaterThanOrEqual(6);
  for (const gap of gaps(found)) expect(gap).toBeCloseTo(1000, -1);
});

test("no tick without data, on the floor, or in a hold", async () => {
  const lost = onsetsMs(await listen({ seconds: 6, ticks: true, scene: (ms) => (ms < 2500 ? {} : undefined) }));
  expect(lost.length).toBe(2);
  for (const scene of [{ contact: false }, { holdMs: 1000 }]) {
    expect(onsetsMs(await listen({ seconds: 3, ticks: true, scene: () => scene }))).toEqual([]);
  }
});

test("the audio clock is read as if it ran smoothly, and begins anew after an interruption", () => {
  let [nowMs, currentTime] = [0, 0];
  const clock = createAudioClock(
    {
      get currentTime() {
        return currentTime;
      },
    },
    () => nowMs,
  );
  const found: number[] = [];
  for (nowMs = 0; nowMs < 2000; nowMs += 7) {
    // Some browsers move it in steps of 20 ms.
    currentTime = 5 + Math.floor(nowMs / 20) * 0.02;
    clock.read();
    if (nowMs > 200) found.push(clock.atS(nowMs + 100) - nowMs / 1000);
  }
  expect(Math.max(...found) - Math.min(...found)).toBeLessThan(0.003);
  // Ten seconds of a phone call, in which it stood still.
  nowMs += 10_000;
  clock.read();
  expect(clock.atS(nowMs + 100) - currentTime).toBeCloseTo(0.1, 2);
  expect(clock.pageMs(clock.atS(nowMs + 500))).toBeCloseTo(nowMs + 500, 3);
});
