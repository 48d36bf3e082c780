import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "#web/App.tsx";
import { connectLive } from "#web/live/connect.ts";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <App live={connectLive()} />
  </StrictMode>,
);
