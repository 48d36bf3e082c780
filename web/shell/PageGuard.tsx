// A page that breaks or cannot be fetched takes nothing else down: the way back stays.
import { Component, Suspense } from "react";

import { Page } from "#web/shell/Page.tsx";
import { Loading } from "#web/shell/States.tsx";
import { useWords } from "#web/words/useWords.ts";
import { Worm } from "#web/worm/Worm.tsx";

/** React has error boundaries as classes only. */
class Boundary extends Component<{ children: React.ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { shell, actions } = useWords();
  return (
    <Page title={shell.states.broken}>
      <div className="page-empty" role="alert">
        <Worm pose="looking" />
        <p>{shell.states.brokenText}</p>
        <button type="button" className="button button-strong" onClick={() => window.location.reload()}>
          {actions.retry}
        </button>
      </div>
    </Page>
  );
}

function Coming() {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loading />
    </main>
  );
}

/** `at`: another address is another try. */
export function PageGuard({ at, children }: { at: string; children: React.ReactNode }) {
  return (
    <Boundary key={at}>
      <Suspense fallback={<Coming />}>{children}</Suspense>
    </Boundary>
  );
}
