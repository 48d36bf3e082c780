import { isAbsolute, join } from "node:path";

import { describe, expect, test } from "vitest";

import { defaultDataDir, helpText, isLoopbackHost, parseConfig } from "#hub/config.ts";

const linux = { platform: "linux", env: {} } as const;
const parse = (...args: string[]) => parseConfig(args, linux);

function faultsOf(...args: string[]): string[] {
  const parsed = parse(...args);
  return parsed.kind === "faults" ? parsed.faults.map((fault) => `${fault.code} ${fault.detail}`) : [];
}

test("without flags: loopback, the default port, no link, the user's data folder", () => {
  const parsed = parse();
  expect(parsed).toMatchObject({
    kind: "run",
    config: {
      port: 4620,
      portGiven: false,
      host: "127.0.0.1",
      allowLan: false,
      linkUris: [],
      learnShape: false,
      open: false,
    },
  });
  expect(parse("--store", "postgres://ada:pw@db/inchworm")).toMatchObject({
    kind: "run",
    config: { storeUrl: "postgres://ada:pw@db/inchworm" },
  });
  expect(parse("--learn-shape")).toMatchObject({ kind: "run", config: { learnShape: true } });
});

test("every flag is taken, in both spellings", () => {
  const parsed = parse("--port", "0", "--host=localhost", "--data", "d", "--link=sim:a", "--link", "sim:b", "--open");
  expect(parsed).toMatchObject({
    kind: "run",
    config: { port: 0, portGiven: true, host: "localhost", linkUris: ["sim:a", "sim:b"], open: true },
  });
  expect(parsed.kind === "run" && isAbsolute(parsed.config.dataDir)).toBe(true);
});

test("help wins over faults, and says where the data lies without a flag", () => {
  expect(parse("--help", "--nonsense").kind).toBe("help");
  expect(helpText({ platform: "linux", env: { XDG_DATA_HOME: "/x" } })).toContain(`(${join("/x", "inchworm")})`);
});

describe("each fault is one line that names it", () => {
  test.each([
    [["--nonsense", "1"], ["BAD_FLAG there is no flag --nonsense"]],
    [["--lnik", "sim:"], ["BAD_FLAG there is no flag --lnik; did you mean --link?"]],
    [["--prt", "1"], ["BAD_FLAG there is no flag --prt; did you mean --port?"]],
    [
      ["--prot", "1", "2"],
      ["BAD_FLAG there is no flag --prot; did you mean --port?", 'BAD_FLAG "2" belongs to no flag'],
    ],
    [["-p"], ["BAD_FLAG there is no flag -p"]],
    [["--port"], ["BAD_FLAG --port needs a value"]],
    [["--port="], ["BAD_FLAG --port needs a value"]],
    [["--port", "65536"], ["BAD_FLAG --port 65536 is not a port; ports are 0 to 65535"]],
    [["--port", "80a"], ["BAD_FLAG --port 80a is not a port; ports are 0 to 65535"]],
    [["--port", "1", "--port", "2"], ["BAD_FLAG --port is given twice"]],
    [["--store", "mysql://ada:pw@db/x"], ["BAD_FLAG --store is not like postgres://USER@HOST/DATABASE"]],
    [["--store", "inchworm.db"], ["BAD_FLAG --store is not like postgres://USER@HOST/DATABASE"]],
    [["--data", "--open"], ["BAD_FLAG --data needs a value"]],
    [["--open=yes"], ["BAD_FLAG --open takes no value"]],
    [["--host", "a b"], ["BAD_FLAG --host a b is not a host name or address"]],
    [["stray"], ['BAD_FLAG "stray" belongs to no flag']],
    [["--host", "0.0.0.0"], ["LAN_NOT_ALLOWED --host 0.0.0.0"]],
    [["--host", "127.0.0.1.example"], ["LAN_NOT_ALLOWED --host 127.0.0.1.example"]],
  ])("%j", (args, expected) => {
    expect(faultsOf(...args)).toEqual(expected);
  });
});

test("a host others can reach needs --allow-lan", () => {
  expect(faultsOf("--host", "192.168.1.5")).toHaveLength(1);
  expect(parse("--host", "192.168.1.5", "--allow-lan").kind).toBe("run");
});

test.each([
  ["localhost", true],
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["127.0.0.1.nip.io", false],
  ["localhost.evil.example", false],
])("loopback: %s is %s", (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});

test("the data folder is where each system keeps user data", () => {
  expect(defaultDataDir("linux", {}, "/h")).toBe(join("/h", ".local", "share", "inchworm"));
  expect(defaultDataDir("linux", { XDG_DATA_HOME: "/x" }, "/h")).toBe(join("/x", "inchworm"));
  expect(defaultDataDir("darwin", {}, "/h")).toBe(join("/h", "Library", "Application Support", "Inchworm"));
  expect(defaultDataDir("win32", { LOCALAPPDATA: "/l" }, "/h")).toBe(join("/l", "Inchworm"));
});
