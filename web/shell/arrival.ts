// Whoever comes from another page starts at the top of this one, with the focus there too; whoever opens it is left alone.
import { useEffect } from "react";
import type { RefObject } from "react";

let arrived = false;

export function useArrival(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (arrived) {
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    arrived = true;
  }, [main]);
}
