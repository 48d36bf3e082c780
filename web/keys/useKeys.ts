// Single keys for the whole page. Stopping works wherever the focus is, but where Esc already closes something;
// the rest never while someone types, has a list open or reads a dialog.
import { useEffect, useEffectEvent } from "react";

import { actionOf } from "#web/keys/keyTable.ts";
import type { KeyAction } from "#web/keys/keyTable.ts";

export function useKeys(act: (action: KeyAction) => void): void {
  const newest = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    const action = actionOf(event.key);
    if (!action || isTaken(event, action)) return;
    event.preventDefault();
    act(action);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => newest(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function isTaken({ key, target }: KeyboardEvent, action: KeyAction): boolean {
  const isStop = action.do === "mark" && action.mark === "stop";
  const focused = target instanceof Element ? target : undefined;
  const select = focused?.closest("select");
  if (select && isOpen(select)) return true;
  if (action.do === "program") {
    // Without a program they mean nothing; on a button, a link or a list Space has its own meaning.
    const ownSpace = key === " " && Boolean(focused?.closest("button, a, select, summary"));
    if (ownSpace || document.querySelector(".program-bar") === null) return true;
  }
  // No text of this page needs the letter S.
  if (isStop) return key === "Escape" && document.querySelector("dialog[open]") !== null;
  return document.querySelector("dialog[open]") !== null || Boolean(focused?.closest("input, textarea"));
}

function isOpen(select: HTMLSelectElement): boolean {
  return CSS.supports("selector(:open)") && select.matches(":open");
}
