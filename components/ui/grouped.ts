/** What stands under each heading, in the order of their first. */
export function grouped<One>(all: readonly One[], headingOf: (one: One) => string): [heading: string, own: One[]][] {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const own = groups.get(headingOf(one));
    if (own) own.push(one);
    else groups.set(headingOf(one), [one]);
  }
  return [...groups];
}
