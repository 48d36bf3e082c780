// What the command line says, judged strictly: every fault is one clear line, and nothing starts on a guess.
import { isIP } from "node:net";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { InchwormError } from "#hub/errors.ts";
import { unknownFlagText } from "#shared/domain/nearNames.ts";

export const DEFAULT_PORT = 4620;

export interface HubConfig {
  readonly port: number;
  /** Chosen by the user: then no other port is tried when it is taken. */
  readonly portGiven: boolean;
  readonly host: string;
  readonly allowLan: boolean;
  readonly dataDir: string;
  /** A PostgreSQL database for what is worked out from the sessions; undefined: a file in the data folder. */
  readonly storeUrl: string | undefined;
  /** Empty: look for rollers, and simulate one when there is none. */
  readonly linkUris: readonly string[];
  readonly calibrationFiles: readonly string[];
  readonly learnShape: boolean;
  readonly open: boolean;
}

export type ParsedConfig =
  | { readonly kind: "run"; readonly config: HubConfig }
  | { readonly kind: "help" }
  | { readonly kind: "faults"; readonly faults: readonly InchwormError[] };

/** Where user data belongs on this system, e.g. ~/.local/share/inchworm. */
export function defaultDataDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home = homedir()): string {
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "Inchworm");
  if (platform === "darwin") return join(home, "Library", "Application Support", "Inchworm");
  return join(env["XDG_DATA_HOME"] ?? join(home, ".local", "share"), "inchworm");
}

/** Whether a host name or address means this machine only. */
export function isLoopbackHost(host: string): boolean {
  if (host === "localhost" || host === "::1") return true;
  return isIP(host) === 4 && host.startsWith("127.");
}

/** Of this computer's user. */
export const usualDataDir = () => defaultDataDir(process.platform, process.env);

export const helpText = ({ platform, env }: Surroundings) => `Starts the hub and its dashboard.

  --port N            port to listen on (${DEFAULT_PORT}; 0 takes any free one)
  --host HOST         address to listen on (127.0.0.1)
  --allow-lan         allow a --host that others on your network can reach
  --data DIR          folder for sessions, people and settings
                      (${defaultDataDir(platform, env)})
  --store URL         postgres://USER@HOST/DATABASE for history and journal,
                      in place of a file in the data folder
  --link URI          a roller to use; may be repeated
                      ble:NAME  ble:NAME?hci=PORT (adapter on a serial port)
                      serial:PORT  serial: (whichever has one)
                      sim:SCENARIO  file:RECORDING?speed=N
  --calibration FILE  a roller's calibration; may be repeated
  --learn-shape       sessions refine the response of a roller that was calibrated here
  --open              open the dashboard in your browser
  --help              show this text

Without --link the hub looks for rollers for two seconds, and simulates one when there is none.
`;

const OPTIONS = {
  port: { type: "string" },
  host: { type: "string" },
  data: { type: "string" },
  store: { type: "string" },
  link: { type: "string", multiple: true },
  calibration: { type: "string", multiple: true },
  "learn-shape": { type: "boolean" },
  open: { type: "boolean" },
  "allow-lan": { type: "boolean" },
  help: { type: "boolean" },
} as const;
type OptionName = keyof typeof OPTIONS;

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

/** Judges the arguments after the script's name. Never throws. */
export function parseConfig(args: readonly string[], surroundings: Surroundings): ParsedConfig {
  const { values, faults } = readFlags(args);
  if (values.has("help")) return { kind: "help" };
  const fault = (detail: string) => faults.push(new InchwormError("BAD_FLAG", detail));

  const portText = values.get("port")?.at(-1);
  const port = portText === undefined ? DEFAULT_PORT : Number(portText);
  if (!/^\d{1,5}$/.test(portText ?? "0") || port > 65_535) {
    fault(`--port ${portText} is not a port; ports are 0 to 65535`);
  }
  const host = values.get("host")?.at(-1) ?? "127.0.0.1";
  const allowLan = values.has("allow-lan");
  if (!/^[\w.:-]+$/.test(host)) fault(`--host ${host} is not a host name or address`);
  else if (!isLoopbackHost(host) && !allowLan) faults.push(new InchwormError("LAN_NOT_ALLOWED", `--host ${host}`));
  const dataDir = values.get("data")?.at(-1);
  const storeUrl = values.get("store")?.at(-1);
  // Not repeated in the message: it may hold a password.
  if (storeUrl !== undefined && !isPostgresUrl(storeUrl)) fault("--store is not like postgres://USER@HOST/DATABASE");
  if (faults.length > 0) return { kind: "faults", faults };
  return {
    kind: "run",
    config: {
      port,
      portGiven: portText !== undefined,
      host,
      allowLan,
      dataDir: dataDir === undefined ? defaultDataDir(surroundings.platform, surroundings.env) : resolve(dataDir),
      storeUrl,
      linkUris: values.get("link") ?? [],
      calibrationFiles: (values.get("calibration") ?? []).map((file) => resolve(file)),
      learnShape: values.has("learn-shape"),
      open: values.has("open"),
    },
  };
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== "";
}

/** Every flag's values in order, and one fault for each argument that is not as it should be. */
function readFlags(args: readonly string[]) {
  const values = new Map<OptionName, string[]>();
  const faults: InchwormError[] = [];
  const fault = (detail: string) => faults.push(new InchwormError("BAD_FLAG", detail));
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  let valueOfUnknown = false;
  for (const token of tokens) {
    if (token.kind === "positional" && !valueOfUnknown) fault(`"${token.value}" belongs to no flag`);
    valueOfUnknown = token.kind === "option" && !isOptionName(token.name);
    if (token.kind !== "option") continue;
    if (!isOptionName(token.name)) {
      fault(unknownFlagText(token.rawName, Object.keys(OPTIONS)));
      continue;
    }
    const wrong = flagFault(token, values.has(token.name));
    if (wrong === undefined) values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ""]);
    else fault(wrong);
  }
  return { values, faults };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function flagFault({ name, rawName, value, inlineValue }: OptionToken, seen: boolean): string | undefined {
  const spec = isOptionName(name) ? OPTIONS[name] : undefined;
  if (spec?.type === "boolean") return value === undefined ? undefined : `${rawName} takes no value`;
  const swallowed = inlineValue !== true && value?.startsWith("-") === true;
  if (value === undefined || value === "" || swallowed) return `${rawName} needs a value`;
  return seen && spec !== undefined && !("multiple" in spec) ? `${rawName} is given twice` : undefined;
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
