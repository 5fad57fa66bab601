import { hasRole, sliceOf, within } from "../module-path";
import { at, type Check, eachFile, type Finding } from "../rule";
import type { Import, SourceFile } from "../source-tree";

/** Says what is wrong with an import, or nothing. */
type Objection = (imported: Import, file: SourceFile) => string | false;

/** For the files it concerns, asks about each of their imports. */
const importRule = (concerns: (path: string) => boolean, objection: Objection): Check =>
  eachFile((file) => (concerns(file.path) ? objections(file, objection) : []));

const objections = (file: SourceFile, objection: Objection): Finding[] =>
  file.imports.flatMap((imported) => {
    const message = objection(imported, file);
    return message ? [at(file, imported.line, message)] : [];
  });

const isPackage = (imported: Import, ...names: RegExp[]): boolean =>
  names.some((name) => imported.package !== null && name.test(imported.package));

const target = (imported: Import): string => imported.target ?? "";
const shown = (imported: Import): string => imported.target ?? imported.package ?? "?";

const isDatabase = (imported: Import): boolean =>
  /^lib\/platform\/(db|transaction|generated)\b/.test(target(imported)) ||
  isPackage(imported, /^@?prisma(\/|$)/, /^pg$/);

const isApp = (path: string): boolean => within(path, "app");
const isScreen = (path: string): boolean => isApp(path) || within(path, "components");

/** 1. Screens ask loaders and actions, never the core or the outside. */
export const screensStayOutside = importRule(
  isScreen,
  (imported) =>
    (hasRole(imported.target, "queries", "commands", "facts", "stripe") ||
      isDatabase(imported) ||
      isPackage(imported, /^@?stripe(\/|$)/, /^pdfkit$/)) &&
    `a screen imports ${shown(imported)}; ask a loader or an action`,
);

const isImpure = (imported: Import): boolean =>
  isPackage(imported, /^next(-|$)/, /^react(-dom)?$/, /^@?prisma(\/|$)/, /^node:/) ||
  /^lib\/platform\/(env|clock|db|transaction|generated|page-texts)\b/.test(target(imported));

/** 2. What the browser may run too: nothing impure, not even by way of another file. */
export const pureStaysPure: Check = (tree) => {
  const byPath = new Map(tree.files.map((file) => [file.path, file]));
  const impureWay = (imported: Import, seen: Set<string>): string | null => {
    if (isImpure(imported)) return shown(imported);
    const next = byPath.get(target(imported));
    if (!next || imported.typeOnly || seen.has(next.path)) return null;
    seen.add(next.path);
    const rest = next.imports.filter((one) => !one.typeOnly).map((one) => impureWay(one, seen));
    const way = rest.find((found) => found !== null);
    return way ? `${next.path} → ${way}` : null;
  };
  return importRule(
    (path) => hasRole(path, "rules", "schema", "types"),
    (imported) => {
      const way = impureWay(imported, new Set());
      return way !== null && `pure code reaches ${way}`;
    },
  )(tree);
};

/** 3. The core does not know that there is a request. */
export const coreKnowsNoRequest = importRule(
  (path) => hasRole(path, "queries", "commands", "facts"),
  (imported) =>
    (isPackage(imported, /^next(-|$)/) ||
      hasRole(imported.target, "loaders", "actions") ||
      /^lib\/platform\/(loader|action)\b/.test(target(imported)) ||
      /^lib\/(auth|platform)\/(.+\/)?session[^/]*$/.test(target(imported))) &&
    `the core imports ${shown(imported)}, which belongs to the request`,
);

const WRITING_DOORS = ["viewerDb", "systemDb", "systemDbUnhurried", "asSystem"];

/** What is read in several statements is of one moment, and whoever only looks changes nothing. */
export const queriesOnlyRead = importRule(
  (path) => hasRole(path, "queries"),
  (imported) => {
    const door = imported.names.find((name) => WRITING_DOORS.includes(name.imported))?.imported;
    return (
      door !== undefined &&
      target(imported) === "lib/platform/db.ts" &&
      `queries read by ${door}, which writes; take viewerReading, systemReading or one of the rows' doors`
    );
  },
);

/** 4. The request-facing half reaches rows by way of the core. */
export const requestSideHasNoDatabase = importRule(
  (path) => hasRole(path, "loaders", "actions"),
  (imported) => isDatabase(imported) && `a loader or action imports ${shown(imported)}; call a query or a command`,
);

/** 5. lib serves the screens, platform serves the slices. */
export const libLooksDown = importRule(
  (path) => within(path, "lib"),
  (imported, file) => {
    if (isScreen(target(imported))) return `lib imports ${shown(imported)}`;
    const slice = sliceOf(target(imported));
    return (
      sliceOf(file.path) === "platform" &&
      slice !== null &&
      slice !== "platform" &&
      `platform imports the slice ${slice}`
    );
  },
);

/** 6. The building blocks of screens know no noun of the business. */
export const blocksKnowNoNoun = importRule(
  (path) => within(path, "components/ui", "components/form"),
  (imported) =>
    within(target(imported), "app", "components", "lib") &&
    !within(target(imported), "components/ui", "components/form", "lib/platform") &&
    `a domain-free component imports ${shown(imported)}`,
);

const isPrisma = (imported: Import): boolean =>
  within(target(imported), "lib/platform/generated") || imported.package === "@prisma/client";

const mayNamePrisma = (path: string): boolean =>
  !hasRole(path, "types", "schema") &&
  (hasRole(path, "queries", "commands", "facts") ||
    within(path, "lib/platform", "lib/access", "prisma/seed", "tests", "bench"));

/** 10. Rows stay in queries and commands; screens get DTOs. */
export const prismaStaysInside = importRule(
  (path) => !mayNamePrisma(path),
  (imported) => isPrisma(imported) && `imports Prisma's ${shown(imported)}; only queries, facts and commands know rows`,
);

export const prismaNames = (file: SourceFile): Set<string> =>
  new Set(file.imports.filter((one) => isPrisma(one) && !one.reexport).flatMap((one) => one.names.map((n) => n.local)));

export const prismaReexports = importRule(
  (path) => hasRole(path, "queries"),
  (imported) => imported.reexport && isPrisma(imported) && "hands Prisma's types on",
);

/** 11. The sandbox plays a company of its own. */
export const sandboxStaysApart = importRule(
  (path) => isScreen(path) || within(path, "lib", "sandbox"),
  (imported, file) => {
    const fromSandbox = within(file.path, "sandbox");
    const wrong = fromSandbox
      ? isScreen(target(imported)) || within(target(imported), "lib")
      : within(target(imported), "sandbox");
    return wrong && `${fromSandbox ? "the sandbox" : "the portal"} imports ${shown(imported)}`;
  },
);
