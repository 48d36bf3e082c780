// A form that is sent as a whole: its fields, one key that saves, how that went, and why not.
import type { Problem } from "#web/api/client.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

/** missing: something has to be said first. */
export type Saving = "asked" | "saving" | "saved" | "missing" | Problem;

export interface SaveFormProps {
  state: Saving;
  text: { readonly save: string; readonly saved: string; readonly failed: string; readonly missing?: string };
  /** It is the main thing of its page. */
  isMain: boolean;
  onSave(): Promise<void>;
  /** Beside the key. */
  beside?: React.ReactNode;
  children: React.ReactNode;
}

export function SaveForm({ state, text, isMain, onSave, beside, children }: SaveFormProps) {
  const words = useWords();
  const wrong = typeof state === "object" ? problemOr(words, state, text.failed) : undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      {children}
      {(wrong !== undefined || state === "missing") && (
        <p className="field-error" role="alert">
          {wrong ?? text.missing}
        </p>
      )}
      <div className="page-actions">
        <button type="submit" className={isMain ? "button button-strong" : "button"} disabled={state === "saving"}>
          {text.save}
        </button>
        {beside}
        <p role="status">{state === "saved" && text.saved}</p>
      </div>
    </form>
  );
}
