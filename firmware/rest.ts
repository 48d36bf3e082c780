// From awake to asleep and back.

export const AWAKE = 0;
/** Told to sleep. */
export const SLEEPY = 1;
/** Has said so; a second for that to leave the radio. */
export const LEAVING = 2;
export const ASLEEP = 3;
export const WOKEN = 4;
