import { afterEach, beforeEach, expect, test } from "vitest";

import { stampInstall, whyStale } from "#scripts/setup/installed.mjs";
import { createCheckout, lockText, type Checkout } from "#test/house/setup/checkout.ts";

let checkout: Checkout;
beforeEach(() => {
  checkout = createCheckout();
  checkout.write("node_modules/.package-lock.json", lockText("1.0.0"));
  checkout.write("node_modules/typescript/package.json", "{}");
  checkout.write("node_modules/vite/package.json", "{}");
});
afterEach(() => checkout.remove());

const why = () => whyStale(checkout.root);

test("what the lock file asks for is in place; another platform's package may be missing", () => {
  checkout.write("node_modules/.package-lock.json", withoutElsewhere());
  expect(why()).toBeUndefined();
});

function withoutElsewhere(): string {
  return lockText("1.0.0").replace("node_modules/tool-elsewhere", "node_modules/unasked");
}

test("each way to be stale is named", () => {
  checkout.write("package-lock.json", lockText("1.1.0"));
  expect(why()).toBe("node_modules/typescript is not at 1.1.0");

  checkout.write("package-lock.json", lockText("1.0.0").replace("node_modules/vite", "node_modules/added"));
  expect(why()).toBe("node_modules/added is not at 2.0.0");

  checkout.write("package-lock.json", lockText("1.0.0"));
  checkout.write("node_modules/.package-lock.json", "");
  expect(why()).toBe("packages are not installed");
});

test("a folder that came from another kind of machine is stale; one made here is not", () => {
  stampInstall(checkout.root);
  expect(why()).toBe("node_modules/tool-elsewhere is gone");
  checkout.write("node_modules/tool-elsewhere/package.json", "{}");
  expect(why()).toBeUndefined();
  checkout.write("node_modules/.inchworm-setup.json", JSON.stringify({ platform: "elsewhere", arch: "x64" }));
  expect(why()).toBe("packages were installed for another kind of machine");
});
