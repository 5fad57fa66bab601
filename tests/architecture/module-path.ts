import { builtinModules } from "node:module";
import { posix } from "node:path";

const EXTENSIONS = [".ts", ".tsx", ".mts", ".mjs", ".js", ".jsx"];
const BUILTIN = new Set(builtinModules);

export interface ResolvedModule {
  /** The project's file, or the path as written where there is no such file in the tree. */
  target: string | null;
  /** The package's name, or `node:…`. */
  package: string | null;
}

/** What a specifier means in a file: `@/x` and relative paths are the project's, all else is a package. */
export function resolveModule(from: string, specifier: string, known: ReadonlySet<string>): ResolvedModule {
  if (specifier.startsWith("@/"))
    return { target: existing(posix.normalize(specifier.slice(2)), known), package: null };
  if (/^\.{1,2}(\/|$)/.test(specifier))
    return { target: existing(posix.join(posix.dirname(from), specifier), known), package: null };
  return { target: null, package: packageName(specifier) };
}

function existing(path: string, known: ReadonlySet<string>): string {
  const stem = path.replace(/\.[mc]?jsx?$/, "");
  const candidates = [path, ...EXTENSIONS.flatMap((end) => [path + end, stem + end, `${path}/index${end}`])];
  return candidates.find((candidate) => known.has(candidate)) ?? path;
}

function packageName(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  if (BUILTIN.has(specifier)) return `node:${specifier}`;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

export const isCode = (path: string): boolean => EXTENSIONS.includes(posix.extname(path));
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
export const within = (path: string, ...folders: string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`));

/** `contracts` for `lib/contracts/renewal/rules.ts`. */
export const sliceOf = (path: string): string | null => /^lib\/([^/]+)\//.exec(path)?.[1] ?? null;

/** The word of the vocabulary that a file of lib answers to: `commands` for `commands.ts` and `commands/pay.ts`. */
export function roleOf(path: string): string | null {
  if (!within(path, "lib") || isTest(path)) return null;
  const folder = posix.basename(posix.dirname(path));
  if (folder === "commands" || folder === "webhook") return folder;
  return posix.basename(path, isCode(path) ? posix.extname(path) : "");
}

export const hasRole = (path: string | null, ...roles: string[]): boolean => {
  const role = path === null ? null : roleOf(path);
  return role !== null && roles.includes(role);
};

/** The unit a file belongs to: a slice, a folder of components, or a top folder. */
export function unitOf(path: string): string {
  const depth = within(path, "lib", "components") ? 2 : 1;
  return path.split("/").slice(0, depth).join("/");
}
