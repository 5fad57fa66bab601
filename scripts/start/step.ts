/** Something that keeps the portal from starting, told in a sentence; its stack would say nothing more. */
export class StartError extends Error {}

/** Runs one step and prints a line when it is done, with how long it took. `done` may say more than the title. */
export async function step<T>(title: string, work: () => Promise<T>, done?: (result: T) => string): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`✓ ${done?.(result) ?? title}  (${seconds(performance.now() - started)})`);
  return result;
}

/** Prints an indented line. */
export function say(line: string): void {
  console.log(`  ${line}`);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
