// The inertial sensor: LSM6DS3TR-C at about 104 Hz, scales as the firmware sets them: ±4 g (0.122 mg/LSB), ±500 dps
// (17.5 mdps/LSB: 1 in/s on a 150 mm roller is 1100 LSB, and the noise is 4).
// Ranges: ours, for parts of this class. Their makers' typical figures are a zero rate within ±3 dps, a zero g within ±40 mg,
// 5 mdps/√Hz and an output rate some per cent off; they vary with the part and its settings, so real ones come first.
import { axisFrame } from "#shared/domain/angle.ts";
import type { RollAxis } from "#shared/domain/device.ts";
import { DEG_PER_RAD, STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { Random } from "#sim/random.ts";
import { createRollerState } from "#sim/roller/rollerState.ts";
import type { World } from "#sim/roller/world.ts";
import { addOffCentre, bodyRate, centreForce } from "#sim/sensors/specificForce.ts";
import type { BodyVector } from "#sim/sensors/specificForce.ts";
import { temperatureAt } from "#sim/sensors/temperature.ts";
import type { Warming } from "#sim/sensors/temperature.ts";

/** Vectors are along the sensor's x, y, z. */
export interface ImuSettings {
  readonly rollAxis: Exclude<RollAxis, "unknown">;
  readonly rateHz: number;
  /** Delay of the sensor's own filter. */
  readonly groupDelayMs: number;
  readonly gyroDpsPerLsb: number;
  readonly accelGPerLsb: number;
  readonly gyroBiasDps: BodyVector;
  readonly gyroWalkDpsSqrtS: number;
  readonly gyroDriftDpsPerC: BodyVector;
  readonly gyroNoiseDps: number;
  /** True rate = measured · scale. */
  readonly gyroScale: number;
  readonly accelBiasG: BodyVector;
  readonly accelScale: number;
  readonly accelDriftGPerC: number;
  readonly accelNoiseG: number;
  /** How far the sensor's axes are turned against the roller's, rad about x, y, z. */
  readonly misalignedRad: BodyVector;
  /** Where it sits, m along a, t1, t2. */
  readonly placeM: BodyVector;
  readonly warming: Warming;
}

export interface Imu {
  nextMs(): number;
  take(out?: Int16Array): void;
}

const AXES = [0, 1, 2] as const;
const rounded = (value: number) => Math.max(-32768, Math.min(32767, Math.round(value)));

/** The sensor's axes in (a, t1, t2): as mounted, then turned by the small misalignment. */
function sensorRows(settings: ImuSettings): readonly [BodyVector, BodyVector, BodyVector] {
  const frame = axisFrame(settings.rollAxis);
  const mounted = (i: number): BodyVector => [
    i === frame.axis ? frame.axisSign : 0,
    i === frame.t1 ? 1 : 0,
    i === frame.t2 ? frame.t2Sign : 0,
  ];
  const [x, y, z] = [mounted(0), mounted(1), mounted(2)];
  const [rx, ry, rz] = settings.misalignedRad;
  const sum = (one: BodyVector, b: number, two: BodyVector, c: number, three: BodyVector): BodyVector => [
    one[0] + b * two[0] + c * three[0],
    one[1] + b * two[1] + c * three[1],
    one[2] + b * two[2] + c * three[2],
  ];
  return [sum(x, rz, y, -ry, z), sum(y, -rz, x, rx, z), sum(z, ry, x, -rx, y)];
}

export function createImu(settings: ImuSettings, world: World, random: Random): Imu {
  const own = random.fork("imu");
  const periodMs = 1000 / settings.rateHz;
  const rows = sensorRows(settings);
  const state = createRollerState();
  const rate: BodyVector = [0, 0, 0];
  const force: BodyVector = [0, 0, 0];
  const sensed: BodyVector = [0, 0, 0];
  const walkDps: BodyVector = [0, 0, 0];
  const walkStep = settings.gyroWalkDpsSqrtS * Math.sqrt(periodMs / 1000);
  let nextMs = own.uniform(0, periodMs);

  /** From (a, t1, t2) to the sensor's own axes. */
  function toSensor(body: BodyVector): void {
    for (const i of AXES) sensed[i] = rows[i][0] * body[0] + rows[i][1] * body[1] + rows[i][2] * body[2];
  }

  return {
    nextMs: () => nextMs,
    take(out) {
      const simMs = nextMs;
      nextMs += periodMs;
      for (const i of AXES) walkDps[i] += own.normal(walkStep);
      if (out === undefined) return;
      world.look(simMs - settings.groupDelayMs, state);
      const warmerC = temperatureAt(settings.warming, simMs) - settings.warming.roomC;
      bodyRate(state, rate);
      centreForce(state, force);
      addOffCentre(state, rate, settings.placeM, force);
      toSensor(force);
      const accelDrift = settings.accelDriftGPerC * warmerC;
      for (const i of AXES) {
        const g = (sensed[i] / STANDARD_GRAVITY_M_S2) * settings.accelScale;
        const value = g + settings.accelBiasG[i] + accelDrift + own.normal(settings.accelNoiseG);
        out[i] = rounded(value / settings.accelGPerLsb);
      }
      toSensor(rate);
      for (const i of AXES) {
        const dps = (sensed[i] * DEG_PER_RAD) / settings.gyroScale;
        const bias = settings.gyroBiasDps[i] + walkDps[i] + settings.gyroDriftDpsPerC[i] * warmerC;
        out[i + 3] = rounded((dps + bias + own.normal(settings.gyroNoiseDps)) / settings.gyroDpsPerLsb);
      }
    },
  };
}
