// Traces on demand: the chart library comes only when the drawer opens.
import { lazy, Suspense } from "react";

import type { Bands } from "#shared/schema/live.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { useWords } from "#web/words/useWords.ts";

const Traces = lazy(() => import("#web/traces/Traces.tsx").then(({ Traces: component }) => ({ default: component })));

export interface TracesProps {
  data: RollerData;
  bands: Bands;
}

export function TracesDrawer({ onClose, ...traces }: TracesProps & { onClose(): void }) {
  const words = useWords();
  return (
    <section className="traces" aria-label={words.actions.traces}>
      <div className="traces-head">
        <h2>{words.actions.charts.title}</h2>
        <button type="button" className="text-button" onClick={onClose}>
          {words.actions.close}
        </button>
      </div>
      <Suspense fallback={<div className="traces-charts" />}>
        <Traces {...traces} />
      </Suspense>
    </section>
  );
}
