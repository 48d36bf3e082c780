// The whole ear on a feed that tests feed by hand, in virtual time.
import { cueById } from "#shared/domain/cues.ts";
import type { Told } from "#shared/domain/sentences/tell.ts";
import type { CueId } from "#shared/domain/cues.ts";
import type { ServerMessage } from "#shared/schema/live.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import { hello, link, ROLLER, tickAt } from "#test/web/fakeMessages.ts";
import type { Scene } from "#test/web/fakeMessages.ts";
import { RATE } from "#test/web/soundKit.ts";
import { createFakeSpeech, createVirtualTime } from "#test/web/virtualTime.ts";
import { createEars } from "#web/audio/ears.ts";
import { createLiveStore } from "#web/live/store.ts";
import { DEFAULT_PREFERENCES } from "#web/settings/preferences.ts";
import type { Preferences } from "#web/settings/preferences.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { english } from "#web/words/en/catalogue.ts";

export interface Person {
  readonly preferences?: Partial<Preferences>;
  readonly voice?: boolean;
  readonly words?: Catalogue;
  /** On another page than the live one. */
  readonly elsewhere?: boolean;
  readonly blocked?: boolean;
}

/** Someone who hears the page, and what comes to it. */
export function listener({
  preferences,
  voice = true,
  words = english,
  elsewhere = false,
  blocked = false,
}: Person = {}) {
  const time = createVirtualTime();
  const speech = createFakeSpeech(time, () => voice);
  const store = createLiveStore();
  const context = new OfflineAudioContext(1, RATE, RATE);
  /** Every oscillator that starts after the tone's own. */
  const tones: { hz: number; atMs: number }[] = [];
  Object.defineProperty(context, "currentTime", { get: () => time.nowMs() / 1000 });
  const create = context.createOscillator.bind(context);
  context.createOscillator = () => {
    const node = create();
    const start = node.start.bind(node);
    node.start = (atS) => {
      if (atS !== undefined) tones.push({ hz: node.frequency.value, atMs: time.nowMs() });
      start(atS);
    };
    return node;
  };
  let chosen: Preferences = { ...DEFAULT_PREFERENCES, ...preferences };
  const preferenceListeners: (() => void)[] = [];
  const ears = createEars({
    store,
    chosen: () => store.view().rollers[0],
    isLivePage: () => !elsewhere,
    gate: { context: () => (blocked ? undefined : context), isOpen: () => !blocked, subscribe: () => () => undefined },
    speaker: speech,
    preferences: () => chosen,
    onPreferences: (run) => void preferenceListeners.push(run),
    words: () => words,
    nowMs: time.nowMs,
    after: time.after,
  });
  const receive = (message: ServerMessage) => store.receive(message, time.nowMs());
  store.setConnection("open");
  receive(hello([ROLLER]));
  receive(link());
  let rideMs = 0;
  return {
    ears,
    time,
    speech,
    store,
    receive,
    tones,
    hasTone: (hz: number) => tones.some((tone) => Math.abs(tone.hz - hz) < 1),
    change(change: Partial<Preferences>) {
      chosen = { ...chosen, ...change };
      for (const run of preferenceListeners) run();
    },
    cue(cueId: CueId, action: "show" | "clear" = "show") {
      const { ruleId } = cueById(cueId);
      const sampleMs = time.nowMs() - 40;
      receive({ type: "cue", rollerId: ROLLER.id, cueId, action, ruleId, why: "", sampleMs, sentMs: sampleMs + 30 });
    },
    program: (program: ProgramView) => receive({ type: "program", rollerId: ROLLER.id, sentMs: time.nowMs(), program }),
    /** Rolls on for a while, 50 ticks a second. */
    ride(ms: number, scene: Scene = {}) {
      for (const endMs = rideMs + ms; rideMs < endMs; rideMs += 20) {
        time.goTo(time.nowMs() + 20);
        const nowMs = time.nowMs();
        receive({ ...tickAt(rideMs, scene), sampleMs: nowMs - 50, sentMs: nowMs - 2 });
      }
    },
  };
}

/** `told`: the same by ids and values. */
export function said(text: string, atMs = 1, told?: Told[]): NonNullable<ProgramView["said"]> {
  return { text, spoken: text, atMs, ...(told === undefined ? {} : { told }) };
}
export function question(action: "show" | "clear"): ServerMessage {
  const text = "How much does it hurt, 0 to 10?";
  return {
    type: "prompt",
    rollerId: ROLLER.id,
    promptId: "discomfort",
    action,
    ruleId: "R7",
    text,
    sampleMs: 0,
    sentMs: 0,
  };
}
export function stepView(change: Partial<ProgramView> = {}): ProgramView {
  return {
    programId: "deep",
    name: "Deep",
    phase: "running",
    step: {
      index: 0,
      of: 2,
      mode: "deep",
      muscle: "quadriceps",
      side: "left",
      leastMs: 60_000,
      targetMs: 90_000,
      mostMs: 120_000,
    },
    countedMs: 0,
    loadedMs: 0,
    heldMs: 0,
    passes: 0,
    notCountedMs: {},
    ...change,
  };
}
