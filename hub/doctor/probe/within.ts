// No probe hangs: each has its own time, and one that fails or takes too long gives a fact too.
import { reasonOf } from "#hub/errors.ts";
import type { Unknown } from "#hub/doctor/facts.ts";

export async function within<Facts>(ms: number, probe: () => Promise<Facts>): Promise<Facts | Unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Unknown>((resolve) => {
    timer = setTimeout(() => resolve({ unknown: `no answer within ${ms / 1000} s` }), ms);
  });
  try {
    return await Promise.race([probe(), late]);
  } catch (thrown) {
    return { unknown: reasonOf(thrown) };
  } finally {
    clearTimeout(timer);
  }
}
