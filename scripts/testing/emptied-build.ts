import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { BUILD_SOURCES, buildFingerprint } from "../build";
import { root } from "../migration/paths";
import { isStamped, stamp } from "../stamp";
import { nextCommand } from "../start/child";
import { buildEnvironment } from "../start/environment";
import { crashed } from "./reports";
import { none, type Tally } from "./tally";
import { runTool } from "./tool";

/** In the project's folder, so that it finds the packages, and with no lockfile of its own, so that Next looks there. */
const FOLDER = ".tmp/emptied";
const STAMP = `${FOLDER}/.next/portal-build`;
/** What the sources name by its place and not as a package. */
const FONTS = "node_modules/@fontsource-variable/inter";
const TWIN = "tests/matrix/emptied/visible.ts";

/**
 * The production build once more, from a copy of the sources in which the ownership fragments are emptied: for the
 * matrix, which shows on it that row-level security holds alone [A2].
 */
export async function buildEmptied(): Promise<Tally> {
  const sources = `${buildFingerprint()} ${readFileSync(join(root, TWIN)).toString("base64")}`;
  if (existsSync(join(root, FOLDER, ".next", "BUILD_ID")) && isStamped(STAMP, sources)) return none;
  for (const source of BUILD_SOURCES.filter((path) => path !== "package-lock.json")) {
    rmSync(join(root, FOLDER, source), { recursive: true, force: true });
    cpSync(join(root, source), join(root, FOLDER, source), { recursive: true });
  }
  cpSync(join(root, FONTS), join(root, FOLDER, FONTS), { recursive: true });
  cpSync(join(root, TWIN), join(root, FOLDER, "lib/access/visible.ts"));
  const { code, output } = await runTool([nextCommand(), "build", FOLDER], { env: buildEnvironment(), quiet: true });
  if (code === 0) stamp(STAMP, sources);
  else console.error(output);
  return code === 0 ? none : crashed;
}
