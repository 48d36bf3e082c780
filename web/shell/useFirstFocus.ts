// Whoever has opened this page and gone nowhere yet begins at what it asks first; keys such as that of the stop work from there too.
import { useEffect, useRef } from "react";
import type { RefObject } from "react";

export function useFirstFocus<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (document.activeElement === document.body) target.current?.focus({ preventScroll: true });
  }, []);
  return target;
}
