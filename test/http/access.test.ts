import { describe, expect, test } from "vitest";

import { refusal, type AccessRules } from "#hub/http/access.ts";

const LOCAL: AccessRules = { allowLan: false, lanNames: ["laptop", "laptop.local"] };
const LAN: AccessRules = { ...LOCAL, allowLan: true };

interface Case {
  readonly host?: string;
  readonly origin?: string;
  readonly from?: string;
  readonly acts?: boolean;
  readonly fetchSite?: string;
  readonly asksApi?: boolean;
}

function welcome(
  { host = "127.0.0.1:4620", origin, from = "127.0.0.1", acts = false, fetchSite, asksApi = true }: Case,
  rules: AccessRules,
): boolean {
  return refusal({ host, origin, fetchSite, asksApi, remoteAddress: from, acts }, rules) === undefined;
}

describe("on this machine only", () => {
  test.each<[Case, boolean]>([
    [{}, true],
    [{ acts: true }, true],
    [{ host: "localhost:4620" }, true],
    [{ host: "LOCALHOST:4620" }, true],
    [{ host: "[::1]:4620" }, true],
    [{ host: "127.0.0.1" }, true],
    [{ origin: "http://127.0.0.1:4620", acts: true }, true],
    [{ host: "localhost:4620", origin: "http://localhost:4620" }, true],
    [{ origin: "http://localhost:4620" }, true],
    [{ host: "[::1]:4620", origin: "http://[::1]:4620" }, true],
    // another port is another site
    [{ origin: "http://127.0.0.1:3000" }, false],
    [{ origin: "http://127.0.0.1" }, false],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "http://evil.example:4620" }, false],
    [{ origin: "http://127.0.0.1.evil.example:4620" }, false],
    [{ origin: "http://localhost.evil.example:4620" }, false],
    [{ origin: "null" }, false],
    [{ origin: "" }, false],
    [{ origin: "file://" }, false],
    [{ origin: "http://127.0.0.1:4620/" }, false],
    [{ origin: "http://evil.example@127.0.0.1:4620" }, false],
    // an image or a link on another site sends no Origin
    [{ fetchSite: "cross-site" }, false],
    [{ fetchSite: "same-site" }, false],
    [{ fetchSite: "same-origin" }, true],
    [{ fetchSite: "none" }, true],
    [{ fetchSite: "cross-site", asksApi: false }, true],
    // DNS rebinding: the name is theirs, the address ours
    [{ host: "evil.example:4620" }, false],
    [{ host: "evil.example:4620", origin: "http://evil.example:4620" }, false],
    [{ host: "laptop.local:4620" }, false],
    [{ host: "192.168.1.5:4620" }, false],
    [{ host: "" }, false],
    [{ host: "127.0.0.1:4620, evil.example" }, false],
    [{ host: "127.0.0.1:4620:1" }, false],
    [{ host: "evil.example/127.0.0.1" }, false],
  ])("%j welcome: %s", (visit, expected) => {
    expect(welcome(visit, LOCAL)).toBe(expected);
  });

  test("no Host at all is refused", () => {
    const visit = { origin: undefined, fetchSite: undefined, asksApi: true, remoteAddress: "127.0.0.1", acts: false };
    expect(refusal({ ...visit, host: undefined }, LOCAL)).toContain("Host");
  });
});

describe("with --allow-lan", () => {
  const from = "192.168.1.9";
  test.each<[Case, boolean]>([
    [{ host: "192.168.1.5:4620", from }, true],
    [{ host: "[fe80::1]:4620", from }, true],
    [{ host: "laptop.local:4620", from }, true],
    [{ host: "Laptop:4620", from }, true],
    [{ host: "192.168.1.5:4620", origin: "http://192.168.1.5:4620", from, acts: true }, true],
    [{ host: "evil.example:4620", from }, false],
    [{ host: "192.168.1.5:4620", origin: "http://evil.example", from }, false],
    [{ host: "192.168.1.5:4620", origin: "http://192.168.1.6:4620", from }, false],
    // what acts must say where it comes from, unless it is on this machine
    [{ host: "192.168.1.5:4620", from, acts: true }, false],
    [{ host: "192.168.1.5:4620", from: "::ffff:127.0.0.1", acts: true }, true],
  ])("%j welcome: %s", (visit, expected) => {
    expect(welcome(visit, LAN)).toBe(expected);
  });
});
