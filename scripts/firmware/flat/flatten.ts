// The joined firmware → the same program with as few things that stay in the board's memory as possible.
import { inlineExpressions } from "#scripts/firmware/flat/inline.ts";
import { orderFunctions } from "#scripts/firmware/flat/order.ts";
import { openRecords } from "#scripts/firmware/flat/records.ts";
import { dropSingletons } from "#scripts/firmware/flat/singletons.ts";

/** `roller` and `hal` become plain variables. */
export function flatten(code: string): string {
  return orderFunctions(inlineExpressions(openRecords(dropSingletons(code))));
}
