import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { root } from "../migration/paths";

/** A Node process that we run, in a process group of its own: Ctrl-C reaches us alone, and we end the others in order. */
export interface Child {
  name: string;
  pid: number;
  /** Settles when it has ended, with how: "exit code 1", "signal SIGKILL". */
  ended: Promise<{ code: number | null; how: string }>;
  /** Its last lines, for whoever has to tell why it ended. */
  lastLines: () => string;
  /** Resolves with the first line of output that holds this text. */
  saysLine: (text: string) => Promise<string>;
  /** Asks it to end, and kills it when it does not. */
  stop: () => Promise<void>;
  kill: () => void;
}

export interface ChildOptions {
  name: string;
  /** What Node is given: a script and its arguments. */
  args: string[];
  env: Record<string, string | undefined>;
  /** Takes each line it prints. */
  onLine?: (line: string) => void;
}

const PATIENCE_MS = 10_000;
const KEPT_LINES = 200;
const dieWithParent = fileURLToPath(new URL("../die-with-parent.mjs", import.meta.url));

/** Arguments that make Node run a TypeScript file. */
export const typescript = (file: string): string[] => ["--import", "tsx", file];

/**
 * How much memory the web process takes before it looks for what it can give back, in megabytes. Left to itself, Node
 * measures that by the machine and keeps twice as much as it uses. `start:web` and the image say the same.
 */
export const MEMORY_BOUNDS = ["--max-old-space-size=640", "--max-semi-space-size=16"];

/** The path of Next's command, run with Node directly so that signals reach it. */
export const nextCommand = (): string => createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Starts a Node process. Never throws: one that cannot be started has ended. */
export function startChild({ name, args, env, onLine = () => undefined }: ChildOptions): Child {
  const child = spawn(process.execPath, ["--import", dieWithParent, ...args], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const waiting: { text: string; found: (line: string) => void }[] = [];
  const take = (line: string): void => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    for (const { text, found } of waiting) if (line.includes(text)) found(line);
    onLine(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", take);
  const ended = whenEnded(child);
  const kill = (): void => signalGroup(child, "SIGKILL");
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    lastLines: () => lines.join("\n"),
    saysLine: (text) => new Promise((found) => waiting.push({ text, found })),
    stop: () => stopChild(child, ended),
    kill,
  };
}

function whenEnded(child: ChildProcess): Child["ended"] {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, how: error.message }));
    child.once("close", (code, signal) => resolve({ code, how: signal ? `signal ${signal}` : `exit code ${code}` }));
  });
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  signalGroup(child, "SIGTERM");
  const killing = setTimeout(() => signalGroup(child, "SIGKILL"), PATIENCE_MS);
  await ended;
  clearTimeout(killing);
  // Whatever it started itself and left behind goes with it.
  signalGroup(child, "SIGKILL");
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (!pid) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It is gone already.
  }
}
