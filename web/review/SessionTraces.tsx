// Traces of a session with the ways to look closer; the chart library comes only when they are in sight.
import { lazy, Suspense, useState } from "react";

import type { SessionReview, Traces } from "#shared/schema/review.ts";
import { readTraces } from "#web/api/sessions.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { moved, within, zoomed } from "#web/review/traceWindow.ts";
import type { Span } from "#web/review/traceWindow.ts";
import { Loading } from "#web/shell/States.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

const TraceCharts = lazy(() =>
  import("#web/review/TraceCharts.tsx").then(({ TraceCharts: component }) => ({ default: component })),
);

/** About a bucket a pixel of the widest page. */
const POINTS = 1000;
const STEP = 0.25;

export function SessionTraces({ sessionId, review }: { sessionId: string; review: SessionReview }) {
  const text = useArea(SESSION).traces;
  const words = useWords();
  const format = useFormat();
  const whole: Span = { fromMs: review.startMs, toMs: review.endMs };
  const [span, setSpan] = useState<Span>(whole);
  // Dragging and double clicks are a mouse's; fingers have the buttons.
  const [hasMouse] = useState(() => matchMedia("(any-pointer: fine)").matches);
  const all = span.fromMs === whole.fromMs && span.toMs === whole.toMs;
  const answer = useAnswer(`traces ${sessionId} ${span.fromMs} ${span.toMs}`, (signal) =>
    readTraces(sessionId, { points: POINTS, ...(all ? {} : { from: span.fromMs, to: span.toMs }) }, signal),
  );
  const { asked } = answer;
  // What is shown stays until what is closer has come.
  const [last, setLast] = useState<Traces>();
  if (asked.state === "here" && asked.value !== last) setLast(asked.value);
  if (whole.toMs - whole.fromMs <= 0)
    return (
      <section className="page-section">
        <h2>{text.title}</h2>
        <p>{text.none}</p>
      </section>
    );
  const clock = (ms: number) => format.clock(ms - whole.fromMs);
  const show = (next: Span) => setSpan(within(next, whole));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => show(moved(span, whole, -STEP)),
    ArrowRight: () => show(moved(span, whole, STEP)),
    "+": () => show(zoomed(span, whole, 0.5)),
    "-": () => show(zoomed(span, whole, 2)),
    "0": () => show(whole),
  };
  return (
    <section className="page-section session-traces">
      <h2>{text.title}</h2>
      <p className="section-help no-print">{hasMouse ? text.help : text.helpTouch}</p>
      <div className="trace-tools no-print">
        <button type="button" className="button" disabled={all} onClick={keys["ArrowLeft"]}>
          {text.earlier}
        </button>
        <button type="button" className="button" disabled={all} onClick={keys["ArrowRight"]}>
          {text.later}
        </button>
        <button type="button" className="button" onClick={keys["+"]}>
          {text.in}
        </button>
        <button type="button" className="button" disabled={all} onClick={keys["-"]}>
          {text.out}
        </button>
        <button type="button" className="button" disabled={all} onClick={keys["0"]}>
          {text.all}
        </button>
        <p role="status">{text.window(clock(span.fromMs), clock(span.toMs))}</p>
      </div>
      {asked.state === "failed" && (
        <p className="field-error" role="alert">
          {problemOr(words, asked.problem, text.failed)}{" "}
          <button type="button" className="text-button" onClick={answer.retry}>
            {words.actions.retry}
          </button>
        </p>
      )}
      {last === undefined && asked.state === "loading" && <Loading text={text.loading} />}
      {last !== undefined && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons above do the same
        <div
          className="trace-place"
          role="group"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is moved with keys has to hold the focus
          tabIndex={0}
          aria-label={text.label(clock(span.fromMs), clock(span.toMs))}
          aria-busy={asked.state === "loading"}
          onKeyDown={(event) => {
            const act = keys[event.key];
            if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            act();
          }}
        >
          <Suspense fallback={<Loading text={text.loading} />}>
            <TraceCharts traces={last} span={span} review={review} onSpan={show} onAll={() => show(whole)} />
          </Suspense>
          {review.discomfort.length > 0 && <p className="section-help">{text.told}</p>}
          {review.gaps.length > 0 && <p className="section-help gap-key">{text.gap}</p>}
        </div>
      )}
    </section>
  );
}
