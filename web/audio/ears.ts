// The page's ears: they listen to the feed itself, so that cues, questions and the program are heard when the message comes, on
// whatever page, seen or hidden.
import { cueById } from "#shared/domain/cues.ts";
import type { CueId } from "#shared/domain/cues.ts";
import type { ServerMessage } from "#shared/schema/live.ts";
import { createAudioClock } from "#web/audio/audioClock.ts";
import type { AudioClock } from "#web/audio/audioClock.ts";
import type { AudioGate } from "#web/audio/audioGate.ts";
import { createBed } from "#web/audio/bed.ts";
import type { Bed } from "#web/audio/bed.ts";
import { createLatencyMeter } from "#web/audio/latency.ts";
import type { LatencyReport } from "#web/audio/latency.ts";
import { createLostEars } from "#web/audio/lostEars.ts";
import { createMixer } from "#web/audio/mixer.ts";
import type { Mixer } from "#web/audio/mixer.ts";
import { createProgramEars } from "#web/audio/programEars.ts";
import { createSounds } from "#web/audio/sounds.ts";
import type { Sounds } from "#web/audio/sounds.ts";
import type { Speaker } from "#web/audio/speaker.ts";
import { playTick } from "#web/audio/synth.ts";
import { createTone } from "#web/audio/tone.ts";
import { volumesOf } from "#web/audio/volumes.ts";
import type { RollerView } from "#web/live/liveView.ts";
import { isPlayback } from "#web/live/playback.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import type { LiveStore } from "#web/live/store.ts";
import { isUnderWay } from "#web/live/underWay.ts";
import type { Preferences } from "#web/settings/preferences.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { promptText } from "#web/words/hubTexts.ts";
import { createPacerLead } from "#web/worm/pacerLead.ts";
import type { PacerLead } from "#web/worm/pacerLead.ts";

export interface Ears {
  readonly gate: AudioGate;
  readonly sounds: Sounds;
  readonly speaker: Speaker;
  /** The pacer beside the roller of these data. */
  pacerOf(data: RollerData): PacerLead;
  /** A cue and some ticks, as loud as they are set. */
  listen(): void;
  latency(sinceMs?: number): LatencyReport & Pick<OutputDelay, "baseLatencyMs" | "outputLatencyMs">;
}

/** What the browser says that its own output takes; 0 where it does not say. */
interface OutputDelay {
  readonly baseLatencyMs: number;
  readonly outputLatencyMs: number;
}

/** An offline one has no output of its own. */
type SomeContext = BaseAudioContext & Partial<Pick<AudioContext, "baseLatency" | "outputLatency">>;

export interface EarsOptions {
  store: LiveStore;
  /** Which roller the page is about. */
  chosen(): RollerView | undefined;
  /** The live page is shown: there the coach is heard also without a session. */
  isLivePage(): boolean;
  gate: Omit<AudioGate, "context"> & { context(): SomeContext | undefined };
  speaker: Speaker;
  preferences(): Preferences;
  onPreferences(listener: () => void): void;
  words(): Catalogue;
  nowMs(): number;
  after(ms: number, run: () => void): void;
}

function isInSession({ session, state }: RollerView): boolean {
  // That a session is over comes a message before the roller's state without it.
  return session?.state === "running" || (state.sessionId !== undefined && state.sessionId !== session?.id);
}

/** What is dangerous is said in any case. */
function isStop(cueId: CueId): boolean {
  return cueById(cueId).class === "stop";
}

/** Behind the cue. */
const SHOWN_TICKS_S = [2, 3, 4];

interface Desk {
  readonly context: SomeContext;
  readonly mixer: Mixer;
  readonly clock: AudioClock;
  readonly bed: Bed;
}

export function createEars(options: EarsOptions): Omit<Ears, "gate"> {
  const { store, chosen, isLivePage, gate, speaker, preferences, words, nowMs, after } = options;
  const meter = createLatencyMeter();
  const pacers = new WeakMap<RollerData, PacerLead>();
  let made: Desk | undefined;
  let rollerId: string | undefined;
  /** When the value was true that the newest cue is about. */
  let cueSampleMs = Number.NaN;

  function desk(): Desk | undefined {
    const context = gate.context();
    if (context === undefined || made?.context === context) return context && made;
    const mixer = createMixer(context, volumesOf(preferences()));
    const clock = createAudioClock(context, nowMs);
    clock.read();
    made = { context, mixer, clock, bed: createBed({ clock, pacer: mixer.pacer, tone: createTone(mixer.tone) }) };
    return made;
  }
  function delay(): OutputDelay {
    const { baseLatency = 0, outputLatency = 0 } = made?.context ?? {};
    return { baseLatencyMs: baseLatency * 1000, outputLatencyMs: outputLatency * 1000 };
  }
  function heard(kind: "tone" | "cue", sampleMs: number, atS: number): void {
    const { baseLatencyMs, outputLatencyMs } = delay();
    if (!made) return;
    made.clock.read();
    meter.heard(kind, sampleMs, made.clock.pageMs(atS) + baseLatencyMs + outputLatencyMs);
  }
  function pacerOf(data: RollerData): PacerLead {
    const known = pacers.get(data);
    if (known) return known;
    const lead = createPacerLead();
    pacers.set(data, lead);
    return lead;
  }

  const sounds = createSounds({
    mixer: () => desk()?.mixer,
    speaker,
    preferences,
    spoken: (cueId) => words().cues[cueId].spoken,
    after,
    onCue: (_cueId, atS) => {
      if (!Number.isNaN(cueSampleMs)) heard("cue", cueSampleMs, atS);
    },
  });
  const program = createProgramEars({ sounds, words, after });
  const lost = createLostEars({
    nowMs,
    after,
    sayLost: () => sounds.cue("no-data"),
    sayBack: () => sounds.tell("answer", words().ears.back),
  });

  /**
   * What is heard is what is seen: nobody is coached after a session's end, nor on a page that shows no coach. But whoever is led
   * by a program or measured is coached anywhere.
   */
  function isCoached(roller: RollerView): boolean {
    const { program: led, ramp: measured } = roller;
    return (
      isInSession(roller) || isUnderWay(led) || isUnderWay(measured) || (isLivePage() && roller.ended === undefined)
    );
  }

  function takeTick(roller: RollerView, sampleMs: number): void {
    const data = store.data(roller.id);
    const { latest } = data;
    const now = nowMs();
    const coached = isCoached(roller);
    lost.came(coached && (latest.contact || isInSession(roller)));
    const stopped = roller.cue?.cueId.startsWith("stop-") ?? false;
    const lead = pacerOf(data);
    const { bands } = roller.state;
    lead.advance(now, { data, paceMmS: bands.paceTargetMmS, stopped: roller.cue?.cueId === "stop-user" });
    const sounding = desk();
    if (!sounding) return;
    sounding.clock.read();
    const { sound, muted, pacerTick, pressureTone } = preferences();
    const wanted = !muted && (sound === "sound" || sound === "both") && coached && !stopped;
    if (wanted && pacerTick) sounding.bed.tickAlong(lead);
    if (!wanted || !pressureTone) sounding.bed.silence();
    else {
      const atS = sounding.bed.toneAlong(latest, bands, now);
      if (atS !== undefined) heard("tone", sampleMs, atS);
    }
  }

  function take(message: ServerMessage, receivedMs: number): void {
    if (message.type === "hello") meter.forget();
    const roller = chosen();
    if (roller?.id !== rollerId) {
      rollerId = roller?.id;
      program.forget();
      lost.forget();
      meter.forget();
    }
    if (!roller || !("rollerId" in message) || message.rollerId !== roller.id) return;
    if ("sentMs" in message) meter.received(message.sentMs, receivedMs);
    switch (message.type) {
      case "tick":
        meter.heard("message", message.sampleMs, receivedMs);
        takeTick(roller, message.sampleMs);
        break;
      case "cue":
        if (message.action !== "show" || !(isCoached(roller) || isStop(message.cueId))) break;
        if (message.cueId === "no-data" && !lost.coachSays()) break;
        cueSampleMs = message.sampleMs;
        sounds.cue(message.cueId);
        cueSampleMs = Number.NaN;
        break;
      case "prompt":
        if (message.action !== "show") sounds.forget("prompt");
        // Advice after a stop is heard wherever the stop was.
        else if (isCoached(roller) || message.promptId === "advice")
          sounds.tell("prompt", promptText(words(), message));
        break;
      case "session":
        if (isCoached(roller)) break;
        // Advice may still wait behind the stop that it is about.
        if (roller.prompt?.promptId !== "advice") sounds.forget("prompt");
        sounds.forget("hold");
        made?.bed.silence();
        break;
      case "program":
        program.take(message.program);
        break;
      case "link":
        // A recording that is over is not lost.
        if (message.state === "closed" && isPlayback(roller.state)) lost.forget();
        break;
      default:
        break;
    }
  }

  function listen(): void {
    const sounding = desk();
    if (!sounding || preferences().muted) return;
    const { pacer } = sounding.mixer;
    sounds.cue("slower");
    for (const inS of SHOWN_TICKS_S) playTick(pacer, pacer.context.currentTime + inS);
  }

  store.onMessage(take);
  options.onPreferences(() => {
    const { muted, sound } = preferences();
    if (muted || sound === "neither" || sound === "sound") sounds.hush();
    if (!made) return;
    made.mixer.setVolumes(volumesOf(preferences()));
    if (muted || sound === "neither" || sound === "voice") made.bed.silence();
  });
  return { sounds, speaker, pacerOf, listen, latency: (sinceMs) => ({ ...meter.report(sinceMs), ...delay() }) };
}
