// A modal on the browser's own <dialog>: focus is kept inside, Esc closes it, the page behind is inert.
import { useEffect, useId, useRef } from "react";

import { useWords } from "#web/words/useWords.ts";

export interface DialogProps {
  title: string;
  onClose(): void;
  children: React.ReactNode;
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} closedby="any" onClose={onClose}>
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="button" onClick={onClose}>
            {words.actions.close}
          </button>
        </div>
        <div className="dialog-content">{children}</div>
      </div>
    </dialog>
  );
}
