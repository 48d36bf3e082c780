// Two pictures of the same page, compared as an eye does from a step back: at half the size and in 16 shades a channel,
// so that how a browser smooths its letters matters little, and the pictures stay small.
import type { Picture } from "#scripts/pictures/png.ts";

/** Steps of a shade. */
const SHADE = 17;
/** Two pixels whose channels are this close look alike: three shades. */
const ALIKE = 3 * SHADE;

/** Half as wide and high, each pixel the mean of four, in 16 shades a channel. An odd last row or column is left out. */
export function halved({ width, height, rgb }: Picture): Picture {
  const small = { width: width >> 1, height: height >> 1 };
  const out = new Uint8Array(small.width * small.height * 3);
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const at = (2 * y * width + 2 * x) * 3 + channel;
        const below = at + width * 3;
        const sum = (rgb[at] ?? 0) + (rgb[at + 3] ?? 0) + (rgb[below] ?? 0) + (rgb[below + 3] ?? 0);
        out[(y * small.width + x) * 3 + channel] = Math.round(sum / 4 / SHADE) * SHADE;
      }
    }
  }
  return { ...small, rgb: out };
}

/** Share of pixels that look different, 0 to 1; 1 when the sizes differ. */
export function differingShare(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let differing = 0;
  for (let at = 0; at < one.rgb.length; at += 3) {
    const far = [0, 1, 2].some((channel) => {
      return Math.abs((one.rgb[at + channel] ?? 0) - (other.rgb[at + channel] ?? 0)) > ALIKE;
    });
    if (far) differing += 1;
  }
  return differing / (one.width * one.height);
}
