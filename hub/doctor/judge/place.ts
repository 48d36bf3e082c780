// Where the hub keeps its data, listens, and is looked at.
import { isUnknown } from "#hub/doctor/facts.ts";
import type { FolderFacts, ListenFacts, System, Unknown } from "#hub/doctor/facts.ts";
import type { Finding } from "#shared/schema/doctor.ts";

/** An hour of rolling takes about 38 MB. */
const LITTLE_BYTES = 500e6;
const TOO_LITTLE_BYTES = 50e6;

export function judgeFolder(facts: FolderFacts | Unknown): Finding {
  const finding = { check: "data" } as const;
  if (isUnknown(facts)) {
    const title = "The data folder could not be looked at";
    return { ...finding, level: "warning", title, detail: facts.unknown, fix: ["npm start -- --data FOLDER"] };
  }
  const { path, unwritable, freeBytes } = facts;
  if (unwritable !== undefined) {
    return {
      ...finding,
      level: "problem",
      title: `Nothing can be written to the data folder ${path}`,
      detail: unwritable,
      fix: ["Give yourself the right to write there, or choose another folder:", "npm start -- --data FOLDER"],
    };
  }
  const free = freeBytes === undefined ? "" : `, ${(freeBytes / 1e9).toFixed(1)} GB free`;
  if (freeBytes !== undefined && freeBytes < LITTLE_BYTES) {
    const level = freeBytes < TOO_LITTLE_BYTES ? "problem" : "warning";
    const title = `Little space is left for sessions: ${(freeBytes / 1e6).toFixed(0)} MB in ${path}`;
    return {
      ...finding,
      level,
      title,
      fix: ["Free some space, or choose another folder:", "npm start -- --data FOLDER"],
    };
  }
  return { ...finding, level: "ok", title: `Data folder ${path}${free}` };
}

export function judgeListen(facts: ListenFacts | Unknown): Finding {
  const finding = { check: "port" } as const;
  if (isUnknown(facts)) {
    return {
      ...finding,
      level: "warning",
      title: "Whether the port is free could not be found out",
      detail: facts.unknown,
    };
  }
  const { port, state } = facts;
  const other = ["npm start takes the next free port by itself; to choose one:", "npm start -- --port N"];
  switch (state) {
    case "free":
      return { ...finding, level: "ok", title: `Port ${port} is free` };
    case "hub":
      return { ...finding, level: "ok", title: `A hub runs already: http://127.0.0.1:${port}` };
    case "taken":
      return { ...finding, level: "warning", title: `Port ${port} is in use by another program`, fix: other };
    case "refused":
      return { ...finding, level: "warning", title: `The system keeps port ${port} for itself`, fix: other };
  }
}

export function judgeBrowser(path: string | undefined, system: System): Finding {
  if (path !== undefined) return { check: "browser", level: "ok", title: `Browser: ${path}` };
  const install: Record<System, string> = {
    linux: "sudo apt-get install chromium",
    macos: "brew install --cask google-chrome",
    windows: "winget install Google.Chrome",
  };
  return {
    check: "browser",
    level: "warning",
    title: "No Chrome or Chromium was found",
    detail: "The dashboard runs in any current browser; the browser tests and the pictures need this one.",
    fix: [install[system], "One in an unusual place is named by the environment variable CHROMIUM_PATH."],
  };
}
