import { createRequire } from "node:module";
import { constants, setPriority } from "node:os";

/** What a thread is told: which function of which file of ours, and with what. */
export interface ThreadTask {
  /** Below the project's root, without its ending: `lib/statements/pdf`. */
  readonly file: string;
  readonly name: string;
  readonly input: unknown;
}

type Functions = Record<string, (input: unknown) => Promise<Uint8Array>>;

// Pages go first where both want the processor. Of this thread only, which elsewhere than on Linux cannot be said.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);

// What reads our sources in a thread knows only this way of loading.
const load = createRequire(import.meta.url) as (path: string) => Functions;

/** Runs in a thread of `threads.ts`, from the sources, like the worker; the build never sees it. */
export default async function run({ file, name, input }: ThreadTask): Promise<Uint8Array> {
  const work = load(`../../${file}.ts`)[name];
  if (!work) throw new Error(`there is no ${name} in ${file}`);
  return work(input);
}
