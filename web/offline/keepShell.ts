// Has the browser keep the built page. Where it cannot (plain HTTP from another computer), the page works as before.
export function keepShell(): void {
  if (!("serviceWorker" in navigator)) return;
  const keep = () => {
    // A refusal costs the offline page and nothing else.
    navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  };
  // What is on the screen comes first.
  if (document.readyState === "complete") keep();
  else window.addEventListener("load", keep, { once: true });
}
