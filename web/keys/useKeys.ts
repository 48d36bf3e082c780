// Single keys for the whole page; never while someone types, chooses or reads a dialog.
import { useEffect, useEffectEvent } from "react";

import { actionOf } from "#web/keys/keyTable.ts";
import type { KeyAction } from "#web/keys/keyTable.ts";

export function useKeys(act: (action: KeyAction) => void): void {
  const newest = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : undefined;
    // Stopping must work wherever the focus is, except where Esc already closes something.
    if (document.querySelector("dialog[open]")) return;
    if (target?.closest("input, textarea, select, [contenteditable]") && event.key !== "Escape") return;
    const action = actionOf(event.key);
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => newest(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
