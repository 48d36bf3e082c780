// A virtual LE controller: takes its host's commands, answers with events, and knows the others only through the air.
import type { Air, Advertiser, Listener } from "#sim/radio/emulated/air.ts";
import { createControllerLinks } from "#sim/radio/emulated/controllerLinks.ts";
import { H4_ACL, H4_COMMAND } from "#sim/radio/emulated/h4.ts";
import {
  CMD,
  COMMAND_DISALLOWED,
  ROLE_CENTRAL,
  ROLE_PERIPHERAL,
  STATUS_OK,
  UNKNOWN_COMMAND,
  UNKNOWN_CONNECTION,
} from "#sim/radio/emulated/hciCodes.ts";
import {
  addressBytes,
  addressText,
  advertisement,
  commandComplete,
  commandStatus,
  connectFailed,
  remoteFeatures,
} from "#sim/radio/emulated/hciEvents.ts";
import { limitMtu } from "#sim/radio/emulated/limitMtu.ts";

const ACL_COUNT = 12;
/** A pause of this process fills the buffers too; only events that pass tell it from a bad radio. */
const FULL_AFTER_EVENTS = 6;
const RSSI_DBM = -52;
const HCI_VERSION_5_0 = 0x09;
const NO_MAKER = 0xffff;
const MS_PER_SLOT = 0.625;
const CONNECTABLE = 0;
const SCAN_RESPONSE = 4;
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

export interface ControllerOptions {
  readonly address: string;
  readonly air: Air;
  /** Connections at the same time; while it has them it does not advertise. */
  readonly mostLinks: number;
  /** What goes in one packet; more goes in pieces. Every LE controller takes 27. */
  readonly packetBytes: number;
  /** An integer from `least` to `most`. */
  choose(least: number, most: number): number;
  /** The largest ATT packet its host's stack would take. */
  readonly mtu?: number;
  toHost(packet: Buffer): void;
  /** Its buffers became full, or have room again. */
  onFull?(full: boolean): void;
}

export interface Controller {
  fromHost(packet: Buffer): void;
  readonly links: number;
  /** Ends its connections in good order. */
  hangUp(): void;
  /** No power for a while: whoever is connected hears nothing more, its own host hears of the end. */
  powerCut(): void;
  /** Power is back; a host that had it advertise has to say so again. */
  powerOn(): void;
  /** Its host is gone, and it with it. */
  remove(): void;
}

export function createController(options: ControllerOptions): Controller {
  const { air, address } = options;
  const toHost = (packet: Buffer): void => options.toHost(packet);
  let full = false;
  const links = createControllerLinks({
    toHost,
    changed() {
      const isFull = links.isFull(ACL_COUNT, FULL_AFTER_EVENTS);
      if (isFull !== full) options.onFull?.(isFull);
      full = isFull;
    },
  });
  let powered = true;
  let stopAdvertising: (() => void) | undefined;
  let advertisingWanted = false;
  let stopListening: (() => void) | undefined;
  let scanning = false;
  let intervalMs = 100;
  let advertised: Uint8Array = new Uint8Array();
  let response: Uint8Array = new Uint8Array();
  let wanted: Listener["wanted"];

  const advertiser: Advertiser = {
    address,
    get intervalMs() {
      return intervalMs;
    },
    get advertisement() {
      return advertised;
    },
    get scanResponse() {
      return response;
    },
    accept(peer, figures) {
      setAdvertising(false);
      return limitMtu(links.open(ROLE_PERIPHERAL, peer, figures), options.mtu);
    },
    established: (side) => links.established(side),
  };
  const listener: Listener = {
    address,
    get wanted() {
      return wanted;
    },
    heard(other, withResponse) {
      if (!scanning) return;
      toHost(advertisement(CONNECTABLE, other.address, other.advertisement, RSSI_DBM));
      if (withResponse) toHost(advertisement(SCAN_RESPONSE, other.address, other.scanResponse, RSSI_DBM));
    },
    connected(peer, figures) {
      wanted = undefined;
      return links.open(ROLE_CENTRAL, peer, figures);
    },
    established: (side) => links.established(side),
  };

  function setAdvertising(on: boolean): void {
    stopAdvertising?.();
    stopAdvertising = on && powered ? air.advertise(advertiser) : undefined;
  }

  function listen(): void {
    const needed = powered && (scanning || wanted !== undefined);
    if (needed) stopListening ??= air.listen(listener);
    else {
      stopListening?.();
      stopListening = undefined;
    }
  }

  function reset(): void {
    links.vanish(false);
    setAdvertising(false);
    advertisingWanted = false;
    scanning = false;
    wanted = undefined;
    listen();
  }

  /** Commands that are carried out at once: status and result. */
  function carryOut(opcode: number, args: Buffer): readonly [status: number, result?: readonly number[]] {
    switch (opcode) {
      case CMD.reset:
        reset();
        return [STATUS_OK];
      case CMD.readLocalVersion:
        return [STATUS_OK, [HCI_VERSION_5_0, 0, 0, HCI_VERSION_5_0, NO_MAKER & 0xff, NO_MAKER >> 8, 0, 0]];
      case CMD.readAddress:
        return [STATUS_OK, addressBytes(address)];
      case CMD.readLeHostSupport:
        return [STATUS_OK, [1, 0]];
      case CMD.readSupportedCommands:
        return [STATUS_OK, zeros(64)];
      case CMD.leReadFeatures:
        return [STATUS_OK, zeros(8)];
      case CMD.readBufferSize:
        return [STATUS_OK, [options.packetBytes, 0, 0, ACL_COUNT, 0, 0, 0]];
      case CMD.leReadBufferSize:
        return [STATUS_OK, [options.packetBytes, 0, ACL_COUNT]];
      case CMD.readRssi:
        return [STATUS_OK, [...args.subarray(0, 2), RSSI_DBM & 0xff]];
      case CMD.setEventMask:
      case CMD.leSetEventMask:
      case CMD.writeLeHostSupport:
      case CMD.leSetScanParameters:
        return [STATUS_OK];
      case CMD.leSetAdvertisingParameters:
        intervalMs = args.readUInt16LE(0) * MS_PER_SLOT;
        return [STATUS_OK];
      case CMD.leSetAdvertisingData:
        advertised = Uint8Array.from(args.subarray(1, 1 + args.readUInt8(0)));
        return [STATUS_OK];
      case CMD.leSetScanResponseData:
        response = Uint8Array.from(args.subarray(1, 1 + args.readUInt8(0)));
        return [STATUS_OK];
      case CMD.leSetAdvertiseEnable:
        advertisingWanted = args.readUInt8(0) === 1;
        if (advertisingWanted && links.count >= options.mostLinks) return [COMMAND_DISALLOWED];
        setAdvertising(advertisingWanted);
        return [STATUS_OK];
      case CMD.leSetScanEnable:
        scanning = args.readUInt8(0) === 1;
        listen();
        return [STATUS_OK];
      default:
        return [UNKNOWN_COMMAND];
    }
  }

  /** Commands that are only begun; gives the status, and the event that follows. */
  function begin(opcode: number, args: Buffer): readonly [status: number, event?: Buffer] | undefined {
    switch (opcode) {
      case CMD.disconnect:
        return [links.terminate(args.readUInt16LE(0)) ? STATUS_OK : UNKNOWN_CONNECTION];
      case CMD.leCreateConnection: {
        if (wanted !== undefined) return [COMMAND_DISALLOWED];
        const [least, most] = [args.readUInt16LE(13), args.readUInt16LE(15)];
        // The controller chooses; which one it likes differs from maker to maker.
        const figures = { interval: options.choose(least, most), supervision: args.readUInt16LE(19) };
        const duty = args.readUInt16LE(2) / args.readUInt16LE(0);
        wanted = { address: addressText(args.subarray(6, 12)), duty, figures };
        listen();
        return [STATUS_OK];
      }
      case CMD.leUpdateConnection: {
        const figures = { interval: args.readUInt16LE(4), supervision: args.readUInt16LE(8) };
        return [links.update(args.readUInt16LE(0), figures) ? STATUS_OK : UNKNOWN_CONNECTION];
      }
      case CMD.leReadRemoteFeatures: {
        const handle = args.readUInt16LE(0);
        return links.has(handle) ? [STATUS_OK, remoteFeatures(handle)] : [UNKNOWN_CONNECTION];
      }
      default:
        return undefined;
    }
  }

  function cancel(): void {
    toHost(commandComplete(CMD.leCancelConnection, wanted === undefined ? COMMAND_DISALLOWED : STATUS_OK));
    if (wanted === undefined) return;
    wanted = undefined;
    listen();
    toHost(connectFailed(UNKNOWN_CONNECTION));
  }

  function command(opcode: number, args: Buffer): void {
    if (opcode === CMD.leCancelConnection) {
      cancel();
      return;
    }
    const begun = begin(opcode, args);
    if (begun === undefined) toHost(commandComplete(opcode, ...carryOut(opcode, args)));
    else {
      toHost(commandStatus(opcode, begun[0]));
      if (begun[1] !== undefined) toHost(begun[1]);
    }
  }

  return {
    fromHost(packet) {
      if (packet[0] === H4_COMMAND) command(packet.readUInt16LE(1), packet.subarray(4));
      else if (packet[0] === H4_ACL) links.sendAcl(packet);
    },
    get links() {
      return links.count;
    },
    hangUp: () => links.terminateAll(),
    powerCut() {
      powered = false;
      setAdvertising(false);
      listen();
      links.vanish(true);
    },
    powerOn() {
      powered = true;
      setAdvertising(advertisingWanted && links.count < options.mostLinks);
      listen();
    },
    remove() {
      reset();
      powered = false;
    },
  };
}
