import { existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { withoutSettings } from "../blank-settings";
import { buildFingerprint, isBuilt, markBuilt } from "../build";
import { generateClient } from "../generate-client";
import { root } from "../migration/paths";
import { loadEnvFiles } from "../settings";
import { fingerprint, isStamped, stamp } from "../stamp";
import { nextCommand } from "../start/child";
import { buildEnvironment } from "../start/environment";
import { ensureBrowser } from "./browser";
import { crashed, readPlaywright, readVitest } from "./reports";
import { none, one, type Tally } from "./tally";
import { runTool } from "./tool";

const resolve = createRequire(import.meta.url).resolve;
const commandOf = (name: string, path: string): string => join(dirname(resolve(`${name}/package.json`)), path);

/** Writes what the type check needs and no commit holds: the database client and Next's types of the routes. */
export async function prepare(): Promise<Tally> {
  await generateClient();
  const routes = fingerprint(["app", "next.config.ts", "package-lock.json"]);
  const written = [".next/types", "next-env.d.ts"].every((path) => existsSync(join(root, path)));
  if (written && isStamped(".tmp/stamps/route-types", routes)) return none;
  const { code, output } = await runTool([nextCommand(), "typegen"], { env: buildEnvironment(), quiet: true });
  if (code === 0) stamp(".tmp/stamps/route-types", routes);
  else console.error(output);
  return code === 0 ? none : crashed;
}

/** The types of the whole tree: one check. */
export const checkTypes = (): Promise<Tally> => check("Types", [commandOf("typescript", "bin/tsc"), "--noEmit"]);

/** Format and lint of the whole tree: one check. */
export const checkStyle = (): Promise<Tally> => check("Biome", [commandOf("@biomejs/biome", "bin/biome"), "check"]);

async function check(title: string, args: readonly string[]): Promise<Tally> {
  const { code, output } = await runTool(args, { quiet: true });
  console.log(code === 0 ? `✓ ${title}` : `✗ ${title}\n${output}`);
  return one(code === 0);
}

/** One of the projects of tests/vitest.config.ts. */
export async function runVitest(project: "unit" | "db" | "matrix" | "faults", args: readonly string[]): Promise<Tally> {
  const report = reportFile(project);
  const { code } = await runTool(
    [
      ...[commandOf("vitest", "vitest.mjs"), "run", "--config", "tests/vitest.config.ts", "--project", project],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args],
    ],
    { env: withoutSettings(process.env) },
  );
  return readVitest(report, code);
}

/** The production build, where its sources have changed. Counts only when it fails. */
export async function build(): Promise<Tally> {
  const sources = buildFingerprint();
  if (isBuilt(sources)) return none;
  const { code, output } = await runTool([nextCommand(), "build"], { env: buildEnvironment(), quiet: true });
  if (code === 0) markBuilt(sources);
  else console.error(output);
  return code === 0 ? none : crashed;
}

/** The end-to-end tests, in a browser against `npm start` itself. */
export async function runPlaywright(args: readonly string[]): Promise<Tally> {
  const browser = await ensureBrowser(loadEnvFiles().CHROMIUM_PATH?.trim() || undefined);
  const report = reportFile("e2e");
  const { code } = await runTool(
    [
      ...[commandOf("@playwright/test", "cli.js"), "test", "--config", "e2e/playwright.config.ts"],
      ...["--reporter=list,json", ...args],
    ],
    { env: { ...withoutSettings(process.env), CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  return readPlaywright(report, code);
}

/** The bench's shortest run, on its small data set. It says what it measured, and passes whatever that is. */
export async function measure(): Promise<Tally> {
  const { code } = await runTool(["--import", "tsx", "scripts/bench.ts", "--quick", "--invoices", "10000"], {
    env: withoutSettings(process.env),
  });
  if (code !== 0) console.log("The bench did not come to its end: see above.");
  return none;
}

function reportFile(name: string): string {
  const file = join(root, ".tmp", "test-results", `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
