// Something the hub wants known: what happened and what to do. Nothing has stopped.
import type { Notice } from "#web/live/liveView.ts";
import { words } from "#web/words/english.ts";

export function NoticeLine({ notice, onDismiss }: { notice: Notice; onDismiss(): void }) {
  return (
    <aside className="notice" aria-label={words.notice.label}>
      <p role="alert">
        <strong>{notice.message}</strong> {notice.whatToDo}
      </p>
      <button type="button" className="text-button" onClick={onDismiss}>
        {words.notice.dismiss}
      </button>
    </aside>
  );
}
