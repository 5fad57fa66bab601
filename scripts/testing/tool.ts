import { type ChildProcess, spawn } from "node:child_process";
import { root } from "../migration/paths";

interface ToolOptions {
  env?: Record<string, string | undefined>;
  /** Keeps what it prints until it has ended, for those that run at the same time. */
  quiet?: boolean;
}

interface Ended {
  code: number;
  output: string;
}

const running = new Set<ChildProcess>();

/** Runs a Node command to its end. It is in a process group of its own, so one Ctrl-C reaches it once: through us. */
export function runTool(args: readonly string[], options: ToolOptions = {}): Promise<Ended> {
  return runCommand(process.execPath, args, options);
}

/** Runs any command to its end; one that cannot be started has failed. */
export function runCommand(command: string, args: readonly string[], { env = process.env, quiet }: ToolOptions = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...(process.stdout.isTTY && { FORCE_COLOR: "1" }), ...env } as NodeJS.ProcessEnv,
    detached: process.platform !== "win32",
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return new Promise<Ended>((resolve) => {
    const end = (code: number): void => {
      running.delete(child);
      resolve({ code, output });
    };
    child.once("error", (error) => {
      output += error.message;
      end(1);
    });
    child.once("close", (code, signal) => {
      if (signal) console.error(`${command} was ended by ${signal}.`);
      end(code ?? 1);
    });
  });
}

/** Asks what runs now to end: test runners put their servers away on an interrupt. */
export function interruptTools(): void {
  for (const child of running) child.kill("SIGINT");
}
