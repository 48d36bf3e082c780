// One step of the 100 Hz grid: motion and force of an instant become a tick and events.
//
// The grid runs one lookahead ahead of the tick that is given out, so that the display speed needs no extrapolation.

import type { LoadCellInfo } from "#shared/domain/device.ts";
import type { FeatureSink, Tick } from "#shared/domain/features.ts";
import { FLAG, TICK_MS } from "#shared/domain/features.ts";

import { BreathWatch } from "./breathWatch.ts";
import { Contact } from "./contact.ts";
import type { Force } from "./force.ts";
import { ForceTremor } from "./forceTremor.ts";
import { GuessedContact } from "./guessedContact.ts";
import { Holds } from "./holds.ts";
import type { ImuSample } from "./imuSample.ts";
import { Lifts } from "./lifts.ts";
import type { LoadSample } from "./loadSample.ts";
import type { MotionHistory } from "./motionHistory.ts";
import { createMotionTick } from "./motionTick.ts";
import type { Orientation } from "./orientation.ts";
import { Pace, TREMOR_MM_S } from "./pace.ts";
import { Position } from "./position.ts";
import { qualityOf } from "./quality.ts";
import { Reversals } from "./reversals.ts";
import { toHundredths, toTenths } from "./rounding.ts";
import { Strokes } from "./strokes.ts";
import { ZeroTracking } from "./zeroTracking.ts";

/** Readings that the display speed waits for. */
const LOOKAHEAD = 1;
/** Samples further apart leave the speed between them unknown, ms. */
const UNKNOWN_GAP_MS = 400;
/** Beyond this time or turn nobody can say how the roller got where it is: gravity knows the angle, not the turn. */
const LOST_GAP_MS = 5000;
const LOST_TURN_RAD = 2.2;
/** Sample periods between two samples that make a gap. */
const GAP_PERIODS = 2.2;
/** Bias uncertainty of the gyro as speed: settling above, unknown far above, mm/s. */
const SETTLING_MM_S = 1.2;
const UNSETTLED_MM_S = 4;
/** How long a saturation or a fault shows, ms. */
const SHOWN_MS = 100;
const FREE_SPEED_MM_S = 2;
const LAG_MS = LOOKAHEAD * TICK_MS;

export interface FeatureSettings {
  readonly force: Force;
  readonly orientation: Orientation;
  readonly sink: FeatureSink;
  readonly radiusMm: number;
  readonly imuPeriodMs: number;
  readonly loadCell: LoadCellInfo;
}

export class Features {
  readonly #settings: FeatureSettings;
  readonly #pace = new Pace({ stepMs: TICK_MS, future: LOOKAHEAD });
  readonly #contact = new Contact();
  readonly #guessed: GuessedContact;
  readonly #position = new Position();
  readonly #strokes: Strokes;
  readonly #reversals: Reversals;
  readonly #holds: Holds;
  readonly #lifts: Lifts;
  readonly #zeros: ZeroTracking[];
  readonly #forceTremor = new ForceTremor(TICK_MS);
  readonly #breath = new BreathWatch();
  readonly #motion = createMotionTick();
  readonly #tick: Tick;
  /** What `step` takes: hub and device time of the grid point; hub time of the newest sample. */
  gridMs = Number.NaN;
  deviceMs = Number.NaN;
  publishedMs = Number.NaN;
  /** The roller turns about another axis than the one it was calibrated with or says. */
  axisWrong = false;
  /** A row came that no sensor can have said; shown from the next grid point on. */
  imuFault = false;
  loadFault = false;
  #wayMm = Number.NaN;
  #lastDeviceMs = Number.NaN;
  #gap = 0;
  #ageMs = 0.5;
  /** Hub time of the newest sample at or before the grid point. */
  #sampleMs = Number.NaN;
  #tickDeviceMs = Number.NaN;
  #tickWayMm = Number.NaN;
  #tickGap = 0;
  #tickAgeMs = 0.5;
  #saturatedMs = Number.NEGATIVE_INFINITY;
  #faultMs = Number.NEGATIVE_INFINITY;
  #loadFaultMs = Number.NEGATIVE_INFINITY;
  #ticks = 0;

  constructor(settings: FeatureSettings) {
    this.#settings = settings;
    const { sink, force } = settings;
    this.#guessed = new GuessedContact(settings.loadCell);
    this.#strokes = new Strokes(sink);
    this.#reversals = new Reversals(sink);
    this.#holds = new Holds(sink);
    this.#lifts = new Lifts(sink);
    this.#zeros = force.channels.map((channel, place) => new ZeroTracking(channel, place === 1));
    this.#tick = {
      tMs: Number.NaN,
      publishedMs: Number.NaN,
      speedMmS: Number.NaN,
      paceMmS: Number.NaN,
      forceN: Number.NaN,
      forceSdN: Number.NaN,
      contact: false,
      tremorN: Number.NaN,
      breathN: Number.NaN,
      breathHz: Number.NaN,
      positionMm: Number.NaN,
      holdMs: Number.NaN,
      flags: 0,
      quality: "unknown",
      ageMs: Number.NaN,
    };
  }

  /** The load cell is sure that a body lies on the roller. */
  get loaded(): boolean {
    return this.#weighs() && this.#contact.on;
  }

  /** The force is known in N, apart from moments. */
  #weighs(): boolean {
    return this.#settings.force.calibrated && !this.axisWrong;
  }

  /** The samples to come do not connect to the ones before. */
  restart(): void {
    this.#position.restart();
    this.#wayMm = Number.NaN;
    this.#lastDeviceMs = Number.NaN;
    this.#saturatedMs = Number.NEGATIVE_INFINITY;
    this.#faultMs = Number.NEGATIVE_INFINITY;
    this.#loadFaultMs = Number.NEGATIVE_INFINITY;
  }

  noteImu(sample: ImuSample): void {
    if (sample.gyroSaturated || sample.accSaturated) this.#saturatedMs = sample.tMs;
    if (sample.fault || this.#settings.orientation.contradicting) this.#faultMs = sample.tMs;
  }

  /** A conversion; its `phi` is NaN when the angle at its time is not known. */
  takeLoad(sample: LoadSample): void {
    const { force, orientation } = this.#settings;
    if (sample.saturated) this.#saturatedMs = sample.tMs;
    if (sample.fault) this.#loadFaultMs = sample.tMs;
    if (!this.#weighs()) {
      this.#guessed.listen(sample);
      return;
    }
    if (sample.saturated || sample.fault || sample.phi !== sample.phi) return;
    orientation.filter.tellVariance(sample);
    if (!force.step(sample)) this.#loadFaultMs = sample.tMs;
    const speed = orientation.filter.rate * this.#settings.radiusMm;
    const still = speed < FREE_SPEED_MM_S && speed > -FREE_SPEED_MM_S;
    const free = still && !this.#contact.on && !orientation.carried.active;
    for (let c = 0; c < this.#zeros.length; c += 1) this.#zeros[c]!.step(sample, free);
  }

  /** The grid point at `gridMs`. */
  step(history: MotionHistory): void {
    const { radiusMm } = this.#settings;
    this.#tickDeviceMs = this.#lastDeviceMs;
    this.#tickWayMm = this.#wayMm;
    this.#tickGap = this.#gap;
    this.#tickAgeMs = this.#ageMs;
    history.atMs = this.deviceMs;
    const found = history.read();
    const read = found && history.gapMs < LOST_GAP_MS && history.turnRad < LOST_TURN_RAD;
    this.#pace.reading = read ? history.rate * radiusMm : Number.NaN;
    this.#pace.step();
    if (this.imuFault) this.#faultMs = this.deviceMs;
    if (this.loadFault) this.#loadFaultMs = this.deviceMs;
    this.imuFault = false;
    this.loadFault = false;
    this.#lastDeviceMs = this.deviceMs;
    this.#wayMm = read ? history.phi * radiusMm : Number.NaN;
    this.#gap = read ? gapKind(history, this.#settings.imuPeriodMs) : LOST;
    if (found) this.#sampleMs = this.gridMs - history.sinceMs;
    this.#ageMs = this.#gap === NO_GAP ? 0 : this.gridMs - this.#sampleMs;
    this.#ticks += 1;
    if (this.#ticks > LOOKAHEAD) this.#fill();
  }

  #fill(): void {
    const tMs = this.gridMs - LAG_MS;
    const deviceMs = this.#tickDeviceMs;
    const wayMm = this.#tickWayMm;
    const gap = this.#tickGap;
    const ageMs = this.#tickAgeMs;
    const { force, orientation, radiusMm } = this.#settings;
    const pace = this.#pace;
    const motion = this.#motion;
    const carried = orientation.carried.active;
    const biasVariance = orientation.filter.biasVariance * radiusMm * radiusMm;
    force.atMs = deviceMs;
    force.look();
    const weighs = this.#weighs();
    if (weighs) this.#contact.step(force.forceN);
    else this.#guessed.step(pace.decisionMmS, carried, TICK_MS);

    motion.tMs = tMs;
    motion.publishedMs = toHundredths(this.publishedMs > tMs ? this.publishedMs : tMs);
    motion.contact = weighs ? this.#contact.on : this.#guessed.on;
    motion.maybe = weighs && force.blind && !carried;
    const lost = carried || gap === LOST || !(biasVariance < UNSETTLED_MM_S * UNSETTLED_MM_S);
    motion.speedMmS = lost ? Number.NaN : pace.wayMmS;
    motion.wayMm = lost ? Number.NaN : wayMm;
    this.#position.step(motion, carried);

    const unknown = lost || gap === UNKNOWN;
    const tick = this.#tick;
    const sign = this.#position.sign;
    tick.tMs = tMs;
    tick.publishedMs = motion.publishedMs;
    tick.speedMmS = unknown ? Number.NaN : toHundredths(sign * pace.displayMmS) + 0;
    tick.paceMmS = unknown ? Number.NaN : toHundredths(sign * pace.decisionMmS) + 0;
    tick.forceN = toHundredths(force.forceN);
    tick.forceSdN = toHundredths(force.sdN);
    tick.contact = motion.contact;
    this.#feelBody(force.forceN, motion.contact);
    tick.tremorN = toHundredths(this.#forceTremor.amplitudeN);
    tick.breathN = toHundredths(this.#breath.amplitudeN);
    tick.breathHz = toHundredths(this.#breath.rateHz);
    tick.positionMm = unknown ? Number.NaN : toTenths(this.#position.mm) + 0;
    tick.ageMs = ageMs > 0 ? toHundredths(ageMs) : 0;
    let flags = 0;
    const unweighed = weighs && force.forceN !== force.forceN && !force.blind && !force.absurd;
    if (gap !== NO_GAP || unweighed) flags |= FLAG.gap;
    if (force.blind) flags |= FLAG.blindAngle;
    if (carried) flags |= FLAG.inHands;
    if (!weighs) flags |= FLAG.notCalibrated;
    if (deviceMs - this.#saturatedMs < SHOWN_MS) flags |= FLAG.saturated;
    if (!(biasVariance < SETTLING_MM_S * SETTLING_MM_S) || !orientation.placed) flags |= FLAG.settling;
    if (pace.tremor.amplitude > TREMOR_MM_S) flags |= FLAG.tremor;
    if (
      this.axisWrong ||
      force.absurd ||
      deviceMs - this.#faultMs < SHOWN_MS ||
      deviceMs - this.#loadFaultMs < SHOWN_MS
    )
      flags |= FLAG.sensorFault;
    tick.flags = flags;
    tick.quality = qualityOf(flags, tick.speedMmS);

    const confirmed = this.#holds.step(motion);
    if (confirmed) this.#strokes.end(this.#holds.startMs, motion.publishedMs);
    if (this.#holds.leftMs === this.#holds.leftMs) this.#strokes.leftHold(this.#holds.leftMs, this.#holds.leftMm);
    this.#strokes.step(motion, this.#holds.holding);
    this.#reversals.step(motion);
    this.#lifts.step(motion);
    if (this.#strokes.turnedWay !== 0) this.#position.turned(this.#strokes.turnedMm, this.#strokes.turnedWay);
    tick.holdMs = this.#holds.holding ? tMs - this.#holds.startMs : 0;
    this.#settings.sink.tick(tick);
  }

  /** Shaking in any contact; breathing only while the body rests on one spot. */
  #feelBody(forceN: number, contact: boolean): void {
    const known = contact && forceN === forceN;
    const tremor = this.#forceTremor;
    const breath = this.#breath;
    if (known) {
      tremor.forceN = forceN;
      tremor.step();
    } else tremor.restart();
    if (known && this.#holds.holding) {
      breath.forceN = forceN;
      breath.step();
    } else breath.restart();
  }

  /** The data ended: closes what is open. */
  finish(): void {
    const { tMs, publishedMs } = this.#motion;
    if (tMs !== tMs) return;
    this.#holds.finish(tMs, publishedMs);
    this.#strokes.end(tMs, publishedMs);
    this.#lifts.finish(tMs);
  }
}

const NO_GAP = 0;
/** Bridged: values are there, less certain. */
const BRIDGED = 1;
/** The speed in between is not known, the way is. */
const UNKNOWN = 2;
const LOST = 3;

function gapKind({ gapMs }: MotionHistory, periodMs: number): number {
  if (gapMs < GAP_PERIODS * periodMs) return NO_GAP;
  return gapMs < Math.max(UNKNOWN_GAP_MS, GAP_PERIODS * periodMs) ? BRIDGED : UNKNOWN;
}
