// The row of actions: the session, and the one big button that ends the load.
import { useRef } from "react";
import { Link } from "wouter";

import type { SessionControl } from "#web/coach/useSession.ts";
import { SessionClock } from "#web/coach/SessionClock.tsx";
import { SoundButton } from "#web/audio/SoundButton.tsx";
import { useKeyNames } from "#web/keys/chosenKeys.ts";
import { useWords } from "#web/words/useWords.ts";

export interface ControlsProps {
  session: SessionControl;
  stopped: boolean;
  /** After a stop: another area is chosen already. */
  readyToGoOn: boolean;
  /** On a simulated roller, by someone who has questions to answer before real rolling. */
  rehearsal: boolean;
  /** The hub and a roller are there. */
  canAct: boolean;
  tracesOpen: boolean;
  onStop(): void;
  onResume(): void;
  onTraces(): void;
  onOpen(dialog: "settings" | "help" | "programs"): void;
}

/** In the row where there is room; on a phone behind one button. */
const TOOLS_ID = "tools";

export function Controls(props: ControlsProps) {
  const words = useWords();
  const { session, rehearsal, stopped, readyToGoOn, canAct, tracesOpen, onStop, onResume, onTraces, onOpen } = props;
  const stopKey = useKeyNames()("stop");
  const { running } = session;
  const tools = useRef<HTMLDivElement>(null);
  // Where the tools are a menu, it has done its work.
  const open: typeof onOpen = (dialog) => {
    tools.current?.hidePopover();
    onOpen(dialog);
  };
  const showTraces = () => {
    tools.current?.hidePopover();
    onTraces();
  };
  return (
    <footer className="controls">
      <div className="controls-session">
        {running ? (
          <>
            <button
              type="button"
              className="button"
              data-testid="session-stop"
              onClick={() => session.stop()}
              disabled={session.busy || !canAct}
            >
              {words.actions.end}
            </button>
            {canAct ? (
              <SessionClock startedMs={running.startedMs} />
            ) : (
              <p className="controls-note">{words.actions.session.unknown}</p>
            )}
          </>
        ) : (
          <>
            <button
              type="button"
              className="button button-strong"
              data-testid="session-start"
              onClick={() => session.start()}
              disabled={session.busy || !canAct}
            >
              {words.actions.start}
            </button>
            <output className="controls-note" data-stays={rehearsal}>
              {session.savedId === undefined ? (
                rehearsal ? (
                  words.actions.session.rehearsal
                ) : (
                  words.actions.session.scope
                )
              ) : (
                <Link href={`/sessions/${session.savedId}`}>{words.actions.session.see}</Link>
              )}
            </output>
          </>
        )}
        {session.problem && (
          <p className="field-error" role="alert">
            {session.problem}
          </p>
        )}
      </div>
      <div className="controls-more">
        <SoundButton />
        <button type="button" className="text-button tools-menu" popoverTarget={TOOLS_ID}>
          {words.actions.more}
        </button>
        <div className="tools" id={TOOLS_ID} popover="auto" ref={tools}>
          <button type="button" className="text-button" onClick={() => open("programs")} disabled={!canAct}>
            {words.programs.open}
          </button>
          <button type="button" className="text-button" aria-pressed={tracesOpen} onClick={showTraces}>
            {words.actions.traces}
          </button>
          <button type="button" className="text-button" onClick={() => open("settings")}>
            {words.actions.settings}
          </button>
          <button type="button" className="text-button" onClick={() => open("help")}>
            {words.actions.help}
          </button>
        </div>
      </div>
      {stopped ? (
        <button
          type="button"
          className="button button-strong button-big"
          // Another button than the one that stopped: what has the focus there, or is clicked twice, goes on with nothing.
          key="resume"
          onClick={({ detail }) => detail < 2 && onResume()}
          disabled={!canAct}
        >
          {readyToGoOn ? words.actions.resume : words.actions.chooseArea}
        </button>
      ) : (
        <button
          type="button"
          className="button button-stop button-big"
          key="stop"
          onClick={onStop}
          disabled={!canAct}
          aria-keyshortcuts={stopKey === undefined ? "Escape" : `${stopKey} Escape`}
        >
          <span>
            {words.actions.stop}
            <small>{words.actions.stopWhy}</small>
          </span>
          <span className="button-keys" aria-hidden="true">
            {stopKey !== undefined && <kbd>{stopKey}</kbd>}
            <kbd>Esc</kbd>
          </span>
        </button>
      )}
    </footer>
  );
}
