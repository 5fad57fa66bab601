import { spawn } from "node:child_process";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

const SCAN_WITHIN_MS = 30_000;

/** `unscanned`: no scanner is set. `unchecked`: there is one, and it gave no answer: such a file is not taken. */
export type Scanned = "clean" | "infected" | "unscanned" | "unchecked";

/**
 * Lets the scanner of FILE_SCAN_COMMAND look at a file, whose path is added as its last word; no shell is involved. It
 * ends as clamscan and clamdscan do: 0 is clean, 1 infected, and anything else no answer.
 */
export async function scanFile(path: string): Promise<Scanned> {
  const [command, ...words] = (env().FILE_SCAN_COMMAND ?? "").split(/\s+/).filter(Boolean);
  if (!command) {
    log.warn("a file was taken unscanned: FILE_SCAN_COMMAND is not set");
    return "unscanned";
  }
  const code = await exitCodeOf(command, [...words, path]);
  if (code === 0) return "clean";
  log.warn({ code }, code === 1 ? "a file was refused as infected" : "the file scanner gave no answer");
  return code === 1 ? "infected" : "unchecked";
}

/** Null when it could not be run, was ended, or took too long. */
const exitCodeOf = (command: string, words: readonly string[]): Promise<number | null> =>
  new Promise((resolve) => {
    const scanner = spawn(command, words, { stdio: "ignore", timeout: SCAN_WITHIN_MS, killSignal: "SIGKILL" });
    scanner.on("error", () => resolve(null));
    scanner.on("close", (code) => resolve(code));
  });
