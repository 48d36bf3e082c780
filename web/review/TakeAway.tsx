// What leaves the page: report, bundle, print, exports, and the session itself.
import { useState } from "react";
import { useLocation } from "wouter";

import { EXPORT_FORMATS } from "#shared/schema/session.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import type { Problem } from "#web/api/client.ts";
import { deleteSession, exportUrl } from "#web/api/sessions.ts";
import { ShareDialog } from "#web/review/ShareDialog.tsx";
import { Dialog } from "#web/shell/Dialog.tsx";
import { SESSION } from "#web/words/areas/session.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useLanguage, useWords } from "#web/words/useWords.ts";

export function TakeAway({ session }: { session: SessionSummary }) {
  const text = useArea(SESSION);
  const [open, setOpen] = useState<"share" | "remove">();
  const close = () => setOpen(undefined);
  const { take } = text;
  const language = useLanguage();
  return (
    <section className="page-section take no-print">
      <h2>{take.title}</h2>
      <div className="page-actions">
        <a className="button" href={exportUrl(session.id, "report", language)} download>
          {take.report}
        </a>
        <button type="button" className="button" onClick={() => setOpen("share")}>
          {take.share}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {take.print}
        </button>
      </div>
      <p className="section-help">{take.reportText}</p>
      <details className="exports">
        <summary>{take.exports}</summary>
        <ul>
          {EXPORT_FORMATS.filter((format) => format !== "report").map((format) => (
            <li key={format}>
              <a href={exportUrl(session.id, format)} download>
                {take.formats[format]}
              </a>
            </li>
          ))}
        </ul>
      </details>
      {session.state !== "running" && (
        <button type="button" className="text-button remove" onClick={() => setOpen("remove")}>
          {take.remove}
        </button>
      )}
      {open === "share" && <ShareDialog sessionId={session.id} onClose={close} />}
      {open === "remove" && <RemoveDialog sessionId={session.id} onClose={close} />}
    </section>
  );
}

function RemoveDialog({ sessionId, onClose }: { sessionId: string; onClose(): void }) {
  const text = useArea(SESSION).remove;
  const words = useWords();
  const [, go] = useLocation();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    const answer = await deleteSession(sessionId);
    setBusy(false);
    if (answer.ok) go("/sessions");
    else setProblem(answer.problem);
  };
  return (
    <Dialog title={text.title} choices onClose={onClose}>
      <p>{text.text}</p>
      {problem && (
        <p className="field-error" role="alert">
          {problemOr(words, problem, text.failed)}
        </p>
      )}
      <div className="page-actions">
        <button type="button" className="button button-strong" onClick={onClose}>
          {text.keep}
        </button>
        <button type="button" className="button button-danger" disabled={busy} onClick={() => void remove()}>
          {text.go}
        </button>
      </div>
    </Dialog>
  );
}
