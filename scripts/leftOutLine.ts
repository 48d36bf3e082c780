// What an everyday run says of the proofs that it leaves to other commands.
import type { Proof } from "#test/support/processes.ts";

export function leftOutLine(proofs: readonly { readonly proof: Proof; readonly count: number }[]): string {
  const each = proofs.map(({ proof, count }) => `${count} files ${proof.about} (npm run ${proof.command})`);
  return `Left out here: ${each.join(", ")}. npm run check does everything.`;
}
