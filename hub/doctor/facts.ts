// What the probes find out and the judges judge. No judgement here: only what is the case.

export type System = "linux" | "macos" | "windows";

/** A probe that failed or took too long. */
export interface Unknown {
  readonly unknown: string;
}

export interface NodeFacts {
  /** `24.21.0` */
  readonly version: string;
  readonly path: string;
}

/** A package with native parts, loaded in a process of its own. */
export type LibraryFacts = { readonly loads: true } | { readonly loads: false; readonly why: string };

export interface RadioFacts {
  readonly adapters: readonly string[];
  /** `locked`: by a switch of the computer. */
  readonly power: "on" | "off" | "blocked" | "locked" | "unknown";
  /** Whether this Node may use the adapter; undefined where the system does not tell. */
  readonly mayUse: boolean | undefined;
  /** Whether the system's Bluetooth service runs; undefined where that does not matter. */
  readonly serviceRuns: boolean | undefined;
}

export interface PortFacts {
  readonly path: string;
  readonly maker: string | undefined;
  readonly mayBeRoller: boolean;
  readonly access: "allowed" | "denied" | "unknown";
  /** Group that may open it, and whether this person is in it since the last log-in. */
  readonly group: string | undefined;
  readonly joinedSinceLogin: boolean;
}

export interface FolderFacts {
  readonly path: string;
  /** Why nothing can be written there. */
  readonly unwritable: string | undefined;
  readonly freeBytes: number | undefined;
}

export interface ListenFacts {
  readonly port: number;
  readonly state: "free" | "hub" | "taken" | "refused";
}

export type RollerFacts = { readonly uri: string } & (
  | {
      readonly answer: "info";
      readonly name: string;
      readonly deviceId: string;
      readonly board: string;
      readonly firmware: string;
      readonly ownFirmware: string;
      readonly frames: number;
      readonly batteryV: number | undefined;
      /** Names of what the roller reports as wrong. */
      readonly errors: readonly string[];
    }
  | { readonly answer: "otherProtocol"; readonly ownFirmware: string }
  | { readonly answer: "none"; readonly why: string; readonly whatToDo: string | undefined }
);

export interface DoctorFacts {
  readonly system: System;
  readonly node: NodeFacts;
  readonly radio: RadioFacts | Unknown;
  readonly radioLibrary: LibraryFacts;
  readonly ports: readonly PortFacts[] | Unknown;
  readonly serialLibrary: LibraryFacts;
  /** A Chrome or Chromium. */
  readonly browserPath: string | undefined;
  readonly folder: FolderFacts | Unknown;
  /** Undefined: not asked, because the hub itself listens there. */
  readonly listen: ListenFacts | Unknown | undefined;
  /** Undefined: none was named. */
  readonly roller: RollerFacts | undefined;
}

export function isUnknown(facts: object): facts is Unknown {
  return "unknown" in facts;
}
