import { expect, test } from "vitest";

import { valueBytes } from "#hub/link/ble/valueSize.ts";

test.each<[number | null, NodeJS.Platform, number]>([
  [null, "linux", 20],
  [23, "linux", 20],
  [53, "linux", 50],
  [53, "win32", 50],
  [50, "darwin", 50],
])("a packet size of %s on %s carries %i bytes", (mtu, platform, bytes) => {
  expect(valueBytes(mtu, platform)).toBe(bytes);
});
