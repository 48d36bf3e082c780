// What the simulated board knows of itself: its stored settings and its sensors' nominal figures.
import type { RollerDevice } from "#sim/roller/device.ts";
