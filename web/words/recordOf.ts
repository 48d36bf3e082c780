// A table by key from a list that has every key once; the lists of shared/domain have, which their types cannot tell.
export function recordOf<T, K extends string, V>(
  list: readonly T[],
  keyOf: (entry: T) => K,
  valueOf: (entry: T) => V,
): Record<K, V> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries forgets which keys it was given
  return Object.fromEntries(list.map((entry) => [keyOf(entry), valueOf(entry)])) as Record<K, V>;
}
