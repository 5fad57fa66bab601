import { createRequire } from "node:module";

/** What a thread is told: which function of which file of ours, and with what. */
export interface ThreadTask {
  /** Below the project's root, without its ending: `lib/statements/pdf`. */
  readonly file: string;
  readonly name: string;
  readonly input: unknown;
}

type Functions = Record<string, (input: unknown) => Promise<Uint8Array>>;

// What reads our sources in a thread knows only this way of loading.
const load = createRequire(import.meta.url) as (path: string) => Functions;

/** Runs in a thread of `threads.ts`, from the sources, like the worker; the build never sees it. */
export default async function run({ file, name, input }: ThreadTask): Promise<Uint8Array> {
  const work = load(`../../${file}.ts`)[name];
  if (!work) throw new Error(`there is no ${name} in ${file}`);
  return work(input);
}
