/** Those with the same key together, in the order in which each key first came. */
export function grouped<One>(all: readonly One[], keyOf: (one: One) => string): [key: string, own: One[]][] {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const own = groups.get(keyOf(one));
    if (own) own.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups];
}
