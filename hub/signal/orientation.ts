// The roller's turn about its axle: what the angle filter (angleFilter.ts) is fed, and when it must not be.
//
// · Yaw leakage: an axle tilted by τ sees part of a turn about the vertical: φ' = ω_axis − tan τ · ω_up, where ω_up is the
//   transverse rate along the projection of gravity. The transverse gyros' zeros follow their slow mean: over turns of the
//   roller a true transverse rate averages out in the body's frame.
// · Rolling acceleration: the axle moves with R·α over the floor, horizontal, which tilts apparent gravity; α is the
//   difference of two rates.
// · How far gravity is believed: its sigma grows with R·α and with the deviation from 1 g; at rest it is the sensor's own.
// · No gravity while the roller is in the hands. After a gap or after the hands the angle is taken from gravity again,
//   at the turn nearest to where the gyro left it, so that the way rolled survives.

import { RAD_PER_DEG, STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

import { AngleFilter } from "./angleFilter.ts";
import { Carried } from "./carried.ts";
import type { ImuSample } from "./imuSample.ts";

const TURN = 2 * Math.PI;
/** Zero offset of an uncalibrated gyro (LSM6DS3TR-C: ± 3 dps typical at 25 °C), scale ± 1 %, accelerometer ± 40 mg. */
const UNCALIBRATED = { biasSdRadS: 4 * RAD_PER_DEG, scaleSd: 0.015, accelBiasSdG: 0.025 };
/** A calibrated accelerometer's zero still moves with temperature (0.1 mg/°C) and mounting stress, g. */
const CALIBRATED_ACCEL_SD_G = 0.004;
/** Sensor noise and what stays of vibration, g. */
const GRAVITY_SD_G = 0.008;
const REST_SD_G = 0.003;
/** Parts of the rolling acceleration and of the deviation from 1 g that stay unmodelled. */
const ROLLING_PART = 0.3;
const DEVIATION_PART = 0.7;
/** Below these the roller counts as still. */
const REST_RATE = 0.6 * RAD_PER_DEG;
const REST_DEVIATION_G = 0.01;
const REST_S = 0.3;
/** Longest gap the gyro can bridge, s. */
const BRIDGE_S = 0.25;
const PLACED_SD = 4 * RAD_PER_DEG;
/** Time constant of the transverse zeros, s; and the rate above which nothing is learned from. */
const ZERO_S = 15;
const ZERO_RATE = 12 * RAD_PER_DEG;
/** Mean squared surprise over about a second that the model cannot explain; and how long it is told, s. */
const CONTRADICTION = 12;
const MOST_SURPRISE = 400;
const TOLD_S = 1.5;
/** Under load an axle hardly turns about the other axes: mean square over a third of a second, rad²/s². */
const SIDEWAYS = (10 * RAD_PER_DEG) ** 2;
const SIDEWAYS_S = 0.3;

export interface OrientationSettings {
  readonly radiusMm: number;
  readonly calibration: Calibration | undefined;
}

export class Orientation {
  readonly filter: AngleFilter;
  readonly carried = new Carried();
  /** Whether φ is known at all. */
  placed = false;
  /** Gyro and gravity contradict each other. */
  contradicting = false;
  readonly #gPerRadS2: number;
  #lastRate = 0.5;
  #zero1 = 0.5;
  #zero2 = 0.5;
  #restS = 0.5;
  #surprise = 0.5;
  #sideways = 0.5;
  #toldS = 0.5;
  #wasCarried = false;

  constructor(settings: OrientationSettings) {
    const { calibration } = settings;
    this.filter = new AngleFilter(
      calibration
        ? {
            biasSdRadS: Math.max(calibration.gyro.biasSdDps, 0.02) * RAD_PER_DEG,
            scaleSd: Math.max(calibration.gyro.scaleSd, 1e-4),
            accelBiasSdG: CALIBRATED_ACCEL_SD_G,
          }
        : UNCALIBRATED,
    );
    this.filter.scale = (calibration?.gyro.scale ?? 1) - 1;
    this.#gPerRadS2 = settings.radiusMm / 1000 / STANDARD_GRAVITY_M_S2;
    this.#zero1 = 0;
    this.#zero2 = 0;
    this.#restS = 0;
    this.#surprise = 1;
    this.#sideways = 0;
    this.#toldS = 0;
    this.#lastRate = 0;
  }

  /** The samples to come do not connect to the ones before. */
  restart(): void {
    this.placed = false;
    this.carried.reset();
    this.#restS = 0;
  }

  /** The sample's axes mean something else from now on. */
  changeAxis(): void {
    this.restart();
    this.filter.doubtBias(UNCALIBRATED.biasSdRadS);
    this.filter.bias = 0;
    this.filter.c1 = 0;
    this.filter.c2 = 0;
    this.#zero1 = 0;
    this.#zero2 = 0;
  }

  /** Takes a calibrated sample; `loaded`: a body lies on the roller. */
  step(sample: ImuSample, loaded: boolean): void {
    const filter = this.filter;
    const first = !(sample.dtS > 0);
    this.carried.step(sample, loaded);
    this.#watchSideways(sample, loaded);
    this.#yawLeak(sample);
    if (first) {
      filter.rate = sample.gyroAxis;
      this.#lastRate = filter.rate;
    } else filter.predict(sample);
    if (this.carried.active) this.#wasCarried = true;
    else if (!sample.accSaturated) {
      if (!this.placed || this.#wasCarried || sample.dtS > BRIDGE_S) this.#place(sample);
      else if (!first) this.#correct(sample);
    }
    this.#lastRate = filter.rate;
  }

  /** A loaded roller that turns more about another axis than about its own: not the axis it is said to have. */
  #watchSideways(sample: ImuSample, loaded: boolean): void {
    const dtS = sample.dtS > 0 && sample.dtS < SIDEWAYS_S ? sample.dtS : 0.01;
    const own = sample.gyroAxis * sample.gyroAxis;
    const other = sample.gyroT1 * sample.gyroT1 + sample.gyroT2 * sample.gyroT2;
    this.#sideways += (dtS / SIDEWAYS_S) * (other - 2 * own - this.#sideways);
    this.#toldS = loaded && this.#sideways > SIDEWAYS ? TOLD_S : this.#toldS - dtS;
    this.contradicting = this.#toldS > 0;
  }

  #yawLeak(sample: ImuSample): void {
    sample.leakRadS = 0;
    if (this.carried.active || !this.placed) return;
    const { sinPhi, cosPhi } = this.filter;
    const g1 = sample.gyroT1 - this.#zero1;
    const g2 = sample.gyroT2 - this.#zero2;
    if (g1 < ZERO_RATE && g1 > -ZERO_RATE && g2 < ZERO_RATE && g2 > -ZERO_RATE && sample.dtS > 0) {
      const gain = sample.dtS < ZERO_S ? sample.dtS / ZERO_S : 1;
      this.#zero1 += gain * g1;
      this.#zero2 += gain * g2;
    }
    const sine = this.carried.tiltSin;
    const cosine2 = 1 - sine * sine;
    sample.leakRadS = (sine / Math.sqrt(cosine2 > 0.2 ? cosine2 : 0.2)) * (g1 * cosPhi - g2 * sinPhi);
  }

  #place(sample: ImuSample): void {
    const measured = Math.atan2(-(sample.accT2 - this.filter.c2), sample.accT1 - this.filter.c1);
    const turns = Math.round((this.filter.phi - measured) / TURN);
    this.filter.place(this.placed ? measured + turns * TURN : measured, PLACED_SD);
    this.placed = true;
    this.#wasCarried = false;
    this.#surprise = 1;
  }

  #correct(sample: ImuSample): void {
    const filter = this.filter;
    const dtS = sample.dtS;
    const rolling = (this.#gPerRadS2 * (filter.rate - this.#lastRate)) / dtS;
    const deviation = Math.abs(this.carried.lengthG - 1);
    const still = Math.abs(filter.rate) < REST_RATE && deviation < REST_DEVIATION_G;
    this.#restS = still ? this.#restS + dtS : 0;
    const base = this.#restS > REST_S ? REST_SD_G : GRAVITY_SD_G;
    const excess = deviation > REST_DEVIATION_G ? deviation - REST_DEVIATION_G : 0;
    sample.rollingG = rolling;
    sample.gravitySdG = base + ROLLING_PART * Math.abs(rolling) + DEVIATION_PART * excess;
    filter.update(sample);

    const { surprise } = filter;
    this.#surprise += (dtS < 1 ? dtS : 1) * ((surprise < MOST_SURPRISE ? surprise : MOST_SURPRISE) - this.#surprise);
    if (this.#surprise > CONTRADICTION) this.#toldS = TOLD_S;
    if (this.#surprise > 3 * CONTRADICTION) {
      // Gravity tells another story for a second: begin again from it, and doubt the gyro's zero.
      filter.doubtBias(UNCALIBRATED.biasSdRadS);
      this.#place(sample);
    }
  }
}
