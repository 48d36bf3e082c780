// What is said over an open serial port: who are you, start, and again whenever the roller falls silent. It knows no
// port and no timer: bytes and time are handed in.
import type { DecodedRecord } from "#shared/protocol/index.ts";
import {
  createDeframer,
  decodeRecord,
  encodeControl,
  encodeSerial,
  PROTOCOL_VERSION,
  SERIAL_START_AGAIN_S,
  STATE_SUBSCRIBED,
} from "#shared/protocol/index.ts";

/** A board that is just starting up answers within some hundred ms. */
const ASK_EVERY_MS = 500;
/** Frames come every 20 ms. */
const SILENT_AFTER_MS = 1000;
/** Longest wait before the person is told. */
const TELL_AFTER_MS = 2500;

export interface TalkOptions {
  readonly startMs: number;
  readonly write: (bytes: Uint8Array) => void;
  /** A record, in the order in which they came. Sample frames only once the roller has said who it is. */
  readonly record: (payload: Uint8Array, rxMs: number) => void;
  /** Bytes that looked like a record and were none. */
  readonly bad: (count: number) => void;
  /** A stream begins: nothing of what came before goes on. */
  readonly beginning: () => void;
  readonly streaming: () => void;
  /** It said what it is, in a version of the protocol that is not ours. Told again only when it has been understood since. */
  readonly refused: () => void;
  /** Nothing useful comes; called once for each time it falls silent. */
  readonly silent: (why: string, hasStreamed: boolean) => void;
}

export interface Talk {
  bytes(chunk: Uint8Array, rxMs: number): void;
  /** Call it ten times a second. */
  tick(nowMs: number): void;
}

type Phase = "asking" | "starting" | "streaming";

export function createTalk(options: TalkOptions): Talk {
  const deframer = createDeframer();
  const askInfo = encodeSerial(encodeControl({ op: "requestInfo" }));
  const start = encodeSerial(encodeControl({ op: "start" }));
  let phase: Phase = "asking";
  let phaseMs = options.startMs;
  let askedMs = options.startMs;
  let aliveMs = options.startMs;
  let known = false;
  let refused = false;
  let hasStreamed = false;
  let told = false;
  let received = 0;
  let falseFrames = 0;
  let centralHasIt = false;
  options.write(askInfo);

  function enter(next: Phase, nowMs: number): void {
    phase = next;
    phaseMs = nowMs;
    askedMs = nowMs;
  }

  /** It is asked on: somebody may bring it other firmware. */
  function refuse(payload: Uint8Array, nowMs: number): void {
    known = false;
    enter("asking", nowMs);
    if (refused) return;
    refused = true;
    options.record(payload, nowMs);
    options.refused();
  }

  function takeInfo(nowMs: number): void {
    known = true;
    refused = false;
    if (phase !== "asking") return;
    options.beginning();
    options.write(start);
    enter("starting", nowMs);
  }

  function takeFrame(nowMs: number): void {
    aliveMs = nowMs;
    if (phase === "streaming") return;
    // Frames that come while the roller is being asked: it had only paused.
    enter("streaming", nowMs);
    hasStreamed = true;
    told = false;
    options.streaming();
  }

  function take(payload: Uint8Array, rxMs: number): void {
    const record: { kind: DecodedRecord["kind"] | "bad"; state?: number; protocolVersion?: number } =
      decodeRecord(payload);
    if (record.kind === "info" && record.protocolVersion !== PROTOCOL_VERSION) return refuse(payload, rxMs);
    const isFrame = record.kind === "imuBatch" || record.kind === "imuShort" || record.kind === "loadShort";
    // A board that streamed already means nothing before it has said what it is, and been understood.
    if (isFrame && !known) return;
    if (record.kind === "status") centralHasIt = ((record.state ?? 0) & STATE_SUBSCRIBED) !== 0;
    if (record.kind === "info") takeInfo(rxMs);
    if (isFrame) takeFrame(rxMs);
    options.record(payload, rxMs);
  }

  function why(): string {
    if (centralHasIt) return "it streams over Bluetooth to somebody else";
    if (phase === "starting") return "the roller answers, but sends no samples";
    if (hasStreamed) return "the port is open, but the roller has gone silent";
    return received === 0
      ? "the port is open, but nothing comes from it"
      : `the port is open, but none of the ${received} bytes that came are a roller's`;
  }

  return {
    bytes(chunk, rxMs) {
      received += chunk.length;
      for (const payload of deframer.push(chunk)) take(payload, rxMs);
      const more = deframer.falseFrames() - falseFrames;
      falseFrames += more;
      if (more > 0 && known) options.bad(more);
    },
    tick(nowMs) {
      if (phase === "streaming" && nowMs - aliveMs >= SILENT_AFTER_MS) {
        enter("asking", nowMs);
        options.write(askInfo);
      }
      if (phase === "streaming") {
        // The roller forgets a hub that does not say it again.
        if (nowMs - askedMs < SERIAL_START_AGAIN_S * 1000) return;
        askedMs = nowMs;
        options.write(start);
        return;
      }
      if (nowMs - askedMs >= ASK_EVERY_MS) {
        askedMs = nowMs;
        options.write(phase === "asking" ? askInfo : start);
      }
      if (!told && !refused && nowMs - Math.max(aliveMs, options.startMs) >= TELL_AFTER_MS) {
        told = true;
        options.silent(why(), hasStreamed);
      }
      // A roller that answered and then restarted before it could start.
      if (phase === "starting" && nowMs - phaseMs >= TELL_AFTER_MS) enter("asking", nowMs);
    },
  };
}
