// What sounds all along: a tick each inch and the tone of the pressure. Driven by the messages, which come to a hidden page as
// well, and scheduled on the audio clock; when no messages come, both end by themselves.
import { LOST_DATA_NUMBERS } from "#shared/domain/liveNumbers.ts";
import type { Bands } from "#shared/schema/live.ts";
import type { AudioClock } from "#web/audio/audioClock.ts";
import { pitchOf } from "#web/audio/pressureTone.ts";
import type { Pitch } from "#web/audio/pressureTone.ts";
import { playTick } from "#web/audio/synth.ts";
import type { Tone } from "#web/audio/tone.ts";
import { forceBandNow } from "#web/live/rollerData.ts";
import type { LatestTick } from "#web/live/rollerData.ts";
import { ageOf } from "#web/live/staleness.ts";
import type { PacerLead } from "#web/worm/pacerLead.ts";

export interface Bed {
  /** Ticks that are due soon, each once. */
  tickAlong(lead: PacerLead): void;
  /** @returns when the newest value is heard, on the audio clock; undefined: silence */
  toneAlong(latest: LatestTick, bands: Bands, nowMs: number): number | undefined;
  silence(): void;
}

export interface BedOptions {
  readonly clock: AudioClock;
  readonly pacer: AudioNode;
  readonly tone: Tone;
}

/** Rides out a page that is busy for a moment; short enough to follow a turn. */
const LOOK_AHEAD_MS = 200;

export function createBed({ clock, pacer, tone }: BedOptions): Bed {
  let told = -1;
  let pitch: Pitch | undefined;

  function sound(next: Pitch | undefined, untilMs: number): void {
    pitch = next;
    tone.follow(next, clock.atS(untilMs));
  }
  return {
    tickAlong(lead) {
      for (const { number, atMs } of lead.inchesAhead(LOOK_AHEAD_MS)) {
        if (number <= told) continue;
        told = number;
        playTick(pacer, clock.atS(atMs));
      }
    },
    toneAlong(latest, bands, nowMs) {
      const { verdictsEndAfterMs } = LOST_DATA_NUMBERS;
      const leftMs = verdictsEndAfterMs - ageOf(latest, nowMs);
      const known = latest.contact && latest.quality !== "unknown" && leftMs > 0;
      const forceN = forceBandNow(latest, bands);
      sound(known ? pitchOf(latest, { forceN, stopN: bands.stopN }, pitch?.side) : undefined, nowMs + leftMs);
      return pitch === undefined ? undefined : clock.atS(nowMs);
    },
    silence: () => sound(undefined, 0),
  };
}
