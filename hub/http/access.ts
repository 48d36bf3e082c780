// Who may talk to the hub: this machine's own pages and programs, and others only with --allow-lan.
// Host is checked against DNS rebinding (a foreign name that resolves to this machine), Origin against
// other sites' pages in the user's browser.
import { isIP } from "node:net";

export interface AccessRules {
  readonly allowLan: boolean;
  /** Names besides the loopback ones under which the machine is reached; used with allowLan only. */
  readonly lanNames: readonly string[];
}

export interface Visit {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`: browsers say it of what goes to this machine, also where they send no Origin. */
  readonly fetchSite: string | undefined;
  readonly remoteAddress: string | undefined;
  /** Asks the API, not for a page. */
  readonly asksApi: boolean;
  /** Changes something or opens the live feed. */
  readonly acts: boolean;
}

/** `none`: the person typed the address. `same-site` can be another port, which is another site here. */
const OWN_SITES = new Set(["same-origin", "none"]);

/** Why the visit is refused, or `undefined` when it is welcome. */
export function refusal(visit: Visit, rules: AccessRules): string | undefined {
  const target = parseAuthority(visit.host);
  if (target === undefined) return "the Host header is missing or malformed";
  if (!isOurName(target.name, rules)) return `Host ${target.name} is not this hub`;
  if (visit.origin !== undefined) return originRefusal(visit.origin, target, rules);
  // An image or a link of another site. The dashboard itself may be linked to.
  if (visit.asksApi && visit.fetchSite !== undefined && !OWN_SITES.has(visit.fetchSite))
    return "a page of another site asks";
  // Programs send no Origin; browsers always do before they change something on another site.
  if (visit.acts && !isLoopbackAddress(visit.remoteAddress)) return "an Origin header is needed from the network";
  return undefined;
}

interface Authority {
  readonly name: string;
  readonly port: string;
}

function originRefusal(origin: string, target: Authority, rules: AccessRules): string | undefined {
  const match = /^https?:\/\/([^/]+)$/i.exec(origin);
  const from = parseAuthority(match?.[1]);
  const foreign = "the Origin header names another site";
  if (from === undefined || from.port !== target.port) return foreign;
  if (from.name === target.name) return undefined;
  return isLoopbackName(from.name) && isLoopbackName(target.name) && isOurName(from.name, rules) ? undefined : foreign;
}

/** `name:port`, `[v6]:port`; the port of plain HTTP when none is given. */
function parseAuthority(text: string | undefined): Authority | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i.exec(text ?? "");
  if (!match?.[1]) return undefined;
  return { name: match[1].toLowerCase().replace(/^\[|\]$/g, ""), port: match[2] ?? "80" };
}

function isOurName(name: string, rules: AccessRules): boolean {
  if (isLoopbackName(name)) return true;
  // An address cannot be rebound; only names can.
  return rules.allowLan && (isIP(name) !== 0 || rules.lanNames.some((own) => own.toLowerCase() === name));
}

function isLoopbackName(name: string): boolean {
  return name === "localhost" || isLoopbackAddress(name);
}

export function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:/i, "");
  return plain === "::1" || (isIP(plain) === 4 && plain.startsWith("127."));
}
