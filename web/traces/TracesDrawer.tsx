// Traces on demand: the chart library comes only when the drawer opens.
import { lazy, Suspense } from "react";

import type { Bands } from "#shared/schema/live.ts";
import type { RollerData } from "#web/live/rollerData.ts";
import { words } from "#web/words/english.ts";
import type { Units } from "#web/words/numbers.ts";

const Traces = lazy(() => import("#web/traces/Traces.tsx").then(({ Traces: component }) => ({ default: component })));

export interface TracesProps {
  data: RollerData;
  bands: Bands;
  units: Units;
}

export function TracesDrawer({ onClose, ...traces }: TracesProps & { onClose(): void }) {
  return (
    <section className="traces" aria-label={words.actions.traces}>
      <div className="traces-head">
        <h2>{words.traces.title}</h2>
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
