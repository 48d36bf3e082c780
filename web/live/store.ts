// What the page knows, outside React. Slow things are a view with subscribers; fast things are read in place.
import { CLOSED, UNTIL_ANSWERED, withoutNotice } from "#web/live/closedNotices.ts";
import type {
  CueMessage,
  PromptMessage,
  RollerState,
  ServerMessage,
  SessionMessage,
  TickMessage,
} from "#shared/schema/live.ts";
import type { RampMessage } from "#shared/schema/plan.ts";
import type { ProgramMessage } from "#shared/schema/programLive.ts";
import { afterContact, afterPhase, afterSession, goneOn } from "#web/live/ended.ts";
import type { EndedSession } from "#web/live/ended.ts";
import { EMPTY_VIEW, withBreath, withCue, withPrompt, withRoller } from "#web/live/liveView.ts";
import type { LiveView } from "#web/live/liveView.ts";
import { createRollerData, forgetTravel, takeTick } from "#web/live/rollerData.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import type { Connection } from "#web/live/socket.ts";

export interface LiveStore {
  receive(message: ServerMessage, receivedMs: number): void;
  setConnection(connection: Connection): void;
  /** The same object until something in it changes. */
  view(): LiveView;
  subscribe(listener: () => void): () => void;
  dismissNotice(): void;
  /** What asked for answers, or spoke of earlier ones, is over. */
  answered(): void;
  countBadMessage(): void;
  /** The person acts again after a session's end. */
  goOn(rollerId: string): void;
  /** Fast data of a roller, changed in place. */
  data(rollerId: string): RollerData;
  /** Every message, once the store has taken it; for the ears, which wait for no render. */
  onMessage(listener: (message: ServerMessage, receivedMs: number) => void): () => void;
}

const STRAGGLER_MS = 1000;

export function createLiveStore(): LiveStore {
  let view = EMPTY_VIEW;
  const fast = new Map<string, RollerData>();
  const cueSampleMs = new Map<string, number>();
  const listeners = new Set<() => void>();
  const messageListeners = new Set<(message: ServerMessage, receivedMs: number) => void>();

  function change(next: LiveView): void {
    if (next === view) return;
    view = next;
    for (const listener of listeners) listener();
  }
  function data(rollerId: string): RollerData {
    const known = fast.get(rollerId);
    if (known) return known;
    const made = createRollerData();
    fast.set(rollerId, made);
    return made;
  }
  function takeRoller(state: RollerState): void {
    const before = view.rollers.find((roller) => roller.id === state.id);
    if (!before) {
      change({ ...view, rollers: [...view.rollers, { id: state.id, state }] });
      return;
    }
    const { muscle, side } = before.state.selection;
    const isElsewhere = muscle !== state.selection.muscle || side !== state.selection.side;
    if (isElsewhere) forgetTravel(data(state.id));
    const isOther = isElsewhere || before.state.person?.id !== state.person?.id;
    change(withRoller(isOther ? withoutNotice(view, CLOSED) : view, state.id, (roller) => ({ ...roller, state })));
  }

  function takeCue(message: CueMessage): void {
    cueSampleMs.set(message.rollerId, message.sampleMs);
    const { cueId, why, ruleId } = message;
    change(
      withRoller(view, message.rollerId, (roller) => {
        // A stop that comes after the end is new.
        if (message.action === "show")
          return withCue(cueId === "stop-user" ? goneOn(roller) : roller, { cueId, why, ruleId });
        return roller.cue?.cueId === cueId ? withCue(roller, undefined) : roller;
      }),
    );
  }

  function takePrompt(message: PromptMessage): void {
    const { rollerId, action, promptId, ruleId, text, spotId } = message;
    const prompt = { promptId, ruleId, text, ...(spotId === undefined ? {} : { spotId }) };
    change(
      withRoller(view, rollerId, (roller) => {
        if (action === "show") return withPrompt(roller, prompt);
        return roller.prompt?.promptId === promptId ? withPrompt(roller, undefined) : roller;
      }),
    );
  }

  /** Ticks carry the cue too, so a page that joins late or missed a message comes right by itself. */
  function takeTickCue({ rollerId, sampleMs, cueId }: TickMessage): void {
    const behindMs = (cueSampleMs.get(rollerId) ?? sampleMs) - sampleMs;
    // A tick from just before the newest cue message says what was; one from far before is a playback starting over.
    if (behindMs > 0 && behindMs < STRAGGLER_MS) return;
    const roller = view.rollers.find((candidate) => candidate.id === rollerId);
    if (!roller || roller.cue?.cueId === cueId) return;
    const cue = cueId === undefined ? undefined : { cueId };
    change(withRoller(view, rollerId, () => withCue(cueId === "stop-user" ? goneOn(roller) : roller, cue)));
  }

  function takeSession({ rollerId, session }: SessionMessage): void {
    const { contact } = data(rollerId).latest;
    change(withRoller(view, rollerId, (roller) => ({ ...afterSession(roller, session, contact), session })));
  }

  function takeProgram({ rollerId, program }: ProgramMessage): void {
    change(withRoller(view, rollerId, (roller) => ({ ...afterPhase(roller, roller.program, program), program })));
  }

  function takeRamp(ramp: RampMessage): void {
    change(withRoller(view, ramp.rollerId, (roller) => ({ ...afterPhase(roller, roller.ramp, ramp), ramp })));
  }

  /** That the hub was away does not make the coach speak again. */
  function endedBefore({ id, sessionId }: RollerState): EndedSession | undefined {
    return sessionId === undefined ? view.rollers.find((roller) => roller.id === id)?.ended : undefined;
  }

  function receive(message: ServerMessage, receivedMs: number): void {
    switch (message.type) {
      case "hello": {
        // Links, sessions and cues that are true now follow; what was true before the hub went away may not be.
        const rollers = message.rollers.map((state) => ({ id: state.id, state, ended: endedBefore(state) }));
        cueSampleMs.clear();
        change({ ...view, greeted: true, rollers });
        break;
      }
      case "roller":
        takeRoller(message.roller);
        break;
      case "tick": {
        takeTick(data(message.rollerId), message, receivedMs);
        takeTickCue(message);
        change(withRoller(view, message.rollerId, (roller) => afterContact(roller, message.contact)));
        break;
      }
      case "cue":
        takeCue(message);
        break;
      case "prompt":
        takePrompt(message);
        break;
      case "spots":
        change(withRoller(view, message.rollerId, (roller) => ({ ...roller, spots: message.spots })));
        break;
      case "link":
        change(withRoller(view, message.rollerId, (roller) => ({ ...roller, link: message })));
        break;
      case "session":
        takeSession(message);
        break;
      case "program":
        takeProgram(message);
        break;
      case "breath":
        change(withRoller(view, message.rollerId, (roller) => withBreath(roller, message)));
        break;
      case "notice":
      case "error": {
        const { code, message: text, whatToDo, told } = message;
        change({ ...view, notice: { code, message: text, whatToDo, told } });
        break;
      }
      case "calibration":
        change(withRoller(view, message.rollerId, (roller) => ({ ...roller, calibration: message })));
        break;
      case "ramp":
        takeRamp(message);
        break;
      case "event":
      case "skipped":
        break;
    }
  }

  return {
    receive(message, receivedMs) {
      receive(message, receivedMs);
      for (const listener of messageListeners) listener(message, receivedMs);
    },
    setConnection(connection) {
      if (connection !== view.connection) change({ ...view, connection });
    },
    view: () => view,
    countBadMessage() {
      change({ ...view, badMessages: view.badMessages + 1 });
    },
    goOn(rollerId) {
      change(withRoller(view, rollerId, goneOn));
    },
    dismissNotice() {
      change(withoutNotice(view));
    },
    answered() {
      change(withoutNotice(view, UNTIL_ANSWERED));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    data,
    onMessage(listener) {
      messageListeners.add(listener);
      return () => messageListeners.delete(listener);
    },
  };
}
