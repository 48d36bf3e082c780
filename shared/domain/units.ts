// Unit conversions. Inside the product lengths along the limb are mm, times ms, forces N.

export const MM_PER_INCH = 25.4;
/** Standard gravity, m/s² (CGPM 1901). */
export const STANDARD_GRAVITY_M_S2 = 9.80665;
/** International avoirdupois pound, 1959. */
export const KG_PER_LB = 0.45359237;
export const RAD_PER_DEG = Math.PI / 180;
export const DEG_PER_RAD = 180 / Math.PI;

/** Newtons of a body weight in kg. */
export function newtonsOfKg(kg: number): number {
  return kg * STANDARD_GRAVITY_M_S2;
}

export const SECONDS_PER_MINUTE = 60;
