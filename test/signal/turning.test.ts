import { expect, test } from "vitest";

import { Turning } from "#hub/signal/turning.ts";

test("sine and cosine follow an angle in small and large steps", () => {
  const turning = new Turning();
  let phi = 1;
  let worst = 0;
  for (let k = 0; k < 2000; k += 1) {
    phi += k % 97 === 0 ? 2 : 0.049 * Math.sin(k / 40);
    turning.phi = phi;
    turning.turn();
    worst = Math.max(worst, Math.abs(turning.sin - Math.sin(phi)), Math.abs(turning.cos - Math.cos(phi)));
  }
  expect(worst).toBeLessThan(1e-7);
});
