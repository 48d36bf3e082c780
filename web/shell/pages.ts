// Every page but the live one, each fetched when it is opened. A new page is one entry here and its name in the catalogue.
import { lazy } from "react";
import type { ComponentType } from "react";

import type { Catalogue } from "#web/words/catalogue.ts";

export interface PageEntry {
  /** As wouter reads it: `/sessions/:id`. */
  readonly path: string;
  /** Its word in the navigation; absent: reached from another page. */
  readonly name?: Exclude<keyof Catalogue["shell"]["pages"], "label" | "menu" | "live">;
  readonly component: ComponentType;
}

export const PAGES: readonly PageEntry[] = [
  { path: "/today", name: "today", component: lazy(() => import("#web/today/TodayPage.tsx")) },
  { path: "/rollers", name: "rollers", component: lazy(() => import("#web/clinic/RollersPage.tsx")) },
  { path: "/sessions", name: "sessions", component: lazy(() => import("#web/review/SessionsPage.tsx")) },
  { path: "/sessions/:id", component: lazy(() => import("#web/review/SessionPage.tsx")) },
  { path: "/history", name: "history", component: lazy(() => import("#web/history/HistoryPage.tsx")) },
  {
    path: "/people",
    name: "people",
    component: lazy(() => import("#web/people/PeoplePage.tsx").then(({ PeoplePage }) => ({ default: PeoplePage }))),
  },
  {
    path: "/setup",
    component: lazy(() => import("#web/setup/SetupPage.tsx").then(({ SetupPage }) => ({ default: SetupPage }))),
  },
  {
    path: "/setup/bands",
    component: lazy(() => import("#web/bands/BandsPage.tsx").then(({ BandsPage }) => ({ default: BandsPage }))),
  },
  {
    path: "/setup/calibration",
    component: lazy(() =>
      import("#web/calibration/CalibrationPage.tsx").then(({ CalibrationPage }) => ({ default: CalibrationPage })),
    ),
  },
  {
    path: "/screening/:id?",
    component: lazy(() =>
      import("#web/screening/ScreeningPage.tsx").then(({ ScreeningPage }) => ({ default: ScreeningPage })),
    ),
  },
];
