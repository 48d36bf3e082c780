// A link whose every word also goes into a log: for a link that a whole hub has.
import type { Link, LinkHandlers } from "#hub/link/link.ts";

/** Calls both, the log first. */
function both(log: LinkHandlers, hub: LinkHandlers): LinkHandlers {
  return {
    identity(identity) {
      log.identity(identity);
      hub.identity(identity);
    },
    frame(frame) {
      log.frame(frame);
      hub.frame(frame);
    },
    status: (status) => hub.status(status),
    mark: (mark) => hub.mark(mark),
    state(state, detail) {
      log.state(state, detail);
      hub.state(state, detail);
    },
    bad(count, reason) {
      log.bad(count, reason);
      hub.bad(count, reason);
    },
    fault(error) {
      log.fault?.(error);
      hub.fault?.(error);
    },
  };
}

export function listened(link: Link, log: LinkHandlers): Link {
  return { ...link, open: (handlers) => link.open(both(log, handlers)) };
}
