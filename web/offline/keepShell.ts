// Has the browser keep the built page. Where it cannot (plain HTTP from another computer), the page works as before.

/** Fetching the whole page for later takes processor and disk: not in the seconds in which the first values come. */
const AFTER_LOAD_MS = 3000;

export function keepShell(): void {
  if (!("serviceWorker" in navigator)) return;
  const keep = () => {
    // A refusal costs the offline page and nothing else.
    navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  };
  const later = () => setTimeout(keep, AFTER_LOAD_MS);
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}
