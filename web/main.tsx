import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "#web/styles/tokens.css";
import "#web/styles/base.css";
import "#web/styles/header.css";
import "#web/styles/stage.css";
import "#web/styles/lane.css";
import "#web/styles/bands.css";
import "#web/styles/ring.css";
import "#web/styles/controls.css";
import "#web/styles/dialog.css";
import "#web/styles/sessions.css";
import "#web/styles/traces.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "#web/App.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
