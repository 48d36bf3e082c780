// A modal on the browser's own <dialog>: focus is kept inside, Esc closes it, the page behind is inert. What was entered
// and not saved is not thrown away without a word: closing asks then.
import { useEffect, useId, useRef, useState } from "react";

import { useWords } from "#web/words/useWords.ts";

export interface DialogProps {
  title: string;
  /** Something was entered that only its own key saves. */
  unsaved?: boolean;
  /** It has keys of its own that end it: "Done" beside them would say that one of them was pressed. */
  choices?: boolean;
  onClose(): void;
  children: React.ReactNode;
}

export function Dialog({ title, unsaved = false, choices = false, onClose, children }: DialogProps) {
  const { actions } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [asked, setAsked] = useState(false);
  const isAsking = asked && unsaved;
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      closedby="any"
      onCancel={(event) => {
        if (!unsaved || event.target !== event.currentTarget) return;
        event.preventDefault();
        setAsked(true);
      }}
      onClose={onClose}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button
            type="button"
            className={choices ? "dialog-x" : "button"}
            aria-label={choices ? actions.dismiss : undefined}
            title={choices ? actions.dismiss : undefined}
            onClick={() => (unsaved ? setAsked(true) : onClose())}
          >
            {choices ? <span aria-hidden="true">×</span> : actions.close}
          </button>
        </div>
        {isAsking && <Unsaved onStay={() => setAsked(false)} onLeave={onClose} />}
        <div className="dialog-content">{children}</div>
      </div>
    </dialog>
  );
}

function Unsaved({ onStay, onLeave }: { onStay(): void; onLeave(): void }) {
  const { unsaved: text } = useWords().actions;
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div className="dialog-unsaved" role="alert">
      <p>{text.text}</p>
      <div className="page-actions">
        <button ref={stay} type="button" className="button button-strong" onClick={onStay}>
          {text.stay}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {text.leave}
        </button>
      </div>
    </div>
  );
}
