// Fetched when questions wait: the live page does without them.
import { lazy, Suspense } from "react";

import type { ScreeningDialogProps } from "#web/screening/ScreeningDialog.tsx";

const Fetched = lazy(() =>
  import("#web/screening/ScreeningDialog.tsx").then(({ ScreeningDialog }) => ({ default: ScreeningDialog })),
);

export function ScreeningGate(props: ScreeningDialogProps) {
  return (
    <Suspense fallback="">
      <Fetched {...props} />
    </Suspense>
  );
}
