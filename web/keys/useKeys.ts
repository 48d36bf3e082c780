// Single keys for the whole page. Stopping works wherever the focus is, but where its letter is text or Esc already closes
// something; the rest never while someone types, has a list open or reads a dialog.
import { useEffect, useEffectEvent } from "react";

import { chosenKeys } from "#web/keys/chosenKeys.ts";
import { actionOf } from "#web/keys/keyTable.ts";
import type { KeyAction } from "#web/keys/keyTable.ts";

export function useKeys(act: (action: KeyAction) => void): void {
  const newest = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    const action = actionOf(event.key, chosenKeys());
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

const HAS_NO_TEXT = ["radio", "checkbox", "range", "number"].map((type) => `[type=${type}]`).join(",");
/** Fields in which letters are text; in a field for numbers they are not. */
const TEXT = `textarea, input:not(${HAS_NO_TEXT}, [inputmode=decimal], [inputmode=numeric])`;
/** What Esc closes by itself. */
const CLOSES = "dialog[open], [popover]:popover-open";

function isTaken({ key, target }: KeyboardEvent, action: KeyAction): boolean {
  const isStop = action.do === "mark" && action.mark === "stop";
  const focused = target instanceof Element ? target : undefined;
  const select = focused?.closest("select");
  if (select && isOpen(select)) return true;
  // On a button, a link or a list Space has its own meaning.
  if (key === " " && focused?.closest("button, a, select, summary")) return true;
  // Without a program they mean nothing.
  if (action.do === "program" && document.querySelector(".program-bar") === null) return true;
  if (isStop) return key === "Escape" ? document.querySelector(CLOSES) !== null : Boolean(focused?.closest(TEXT));
  return document.querySelector("dialog[open]") !== null || Boolean(focused?.closest("input, textarea"));
}

function isOpen(select: HTMLSelectElement): boolean {
  return CSS.supports("selector(:open)") && select.matches(":open");
}
