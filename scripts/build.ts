import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./migration/paths";
import { fingerprint, isStamped, stamp } from "./stamp";

const SOURCES = ["app", "components", "lib", "messages", "prisma/schema", "public"];
const SETTINGS = ["instrumentation.ts", "next.config.ts", "package.json", "package-lock.json", "tsconfig.json"];
// In the build's own folder: whoever removes or rewrites the build removes the stamp with it.
const STAMP = ".next/portal-build";

/** What the production build is made from. */
export const BUILD_SOURCES: readonly string[] = [...SOURCES, ...SETTINGS];

/** The same as one hash. */
export const buildFingerprint = (): string => fingerprint(BUILD_SOURCES, isNotBuilt);

/** Whether there is a production build of exactly these sources. */
export const isBuilt = (sources: string): boolean =>
  existsSync(join(root, ".next", "BUILD_ID")) && isStamped(STAMP, sources);

/** Notes that the build just made is of these sources. */
export const markBuilt = (sources: string): void => stamp(STAMP, sources);

// The client follows from prisma/schema, and no test is built.
const isNotBuilt = (path: string): boolean => path === "lib/platform/generated" || path.endsWith(".test.ts");
