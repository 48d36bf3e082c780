import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "#web/App.tsx";
import { createBrowserEars } from "#web/audio/browserEars.ts";
import { connectLive } from "#web/live/connect.ts";
import { keepShell } from "#web/offline/keepShell.ts";
import { applyTheme, preferences } from "#web/settings/preferences.ts";
import { takeLanguage } from "#web/words/useWords.ts";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
applyTheme(preferences().theme);
const live = connectLive();
const ears = createBrowserEars(live.store);
// Whoever reads another language than English sees it from the first paint on; no longer than that takes to fetch. Not
// awaited here: the words use what stands in this file, and would wait for it as it would for them.
void takeLanguage().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App live={live} ears={ears} />
    </StrictMode>,
  ),
);
if (import.meta.env.PROD) keepShell();
