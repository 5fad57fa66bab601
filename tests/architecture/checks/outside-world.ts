import { isTest, roleOf, within } from "../module-path";
import { at, type Check, eachFile, type Finding } from "../rule";
import type { SourceFile } from "../source-tree";
import { bare, isMember, type Node, nameOf, sqlText } from "../syntax";

// instrumentation.ts asks which of Next's two runtimes it was built for, which is no setting.
const READS_SETTINGS = ["lib/platform/env.ts", "prisma/prisma.config.ts", "next.config.ts", "instrumentation.ts"];
const STANDS_OUTSIDE = ["scripts", "tests", "e2e", "sandbox"];

/** 8. Settings are read, checked and named in one place. */
export const settingsAreReadOnce: Check = eachFile((file) => {
  if (READS_SETTINGS.includes(file.path) || within(file.path, ...STANDS_OUTSIDE)) return [];
  const message = "reads process.env; ask env() of lib/platform/env";
  const byImport = file.imports.filter(
    (one) => one.package === "node:process" && one.names.some(({ imported }) => imported === "env"),
  );
  return [
    ...byImport.map((one) => at(file, one.line, message)),
    ...file.nodes.filter(readsProcessEnv).map((node) => at(file, node, message)),
  ];
});

function readsProcessEnv(node: Node): boolean {
  if (isMember(node, "process", "env")) return true;
  if (node.type !== "VariableDeclarator" || node.id.type !== "ObjectPattern" || !node.init) return false;
  if (nameOf(node.init) !== "process") return false;
  return node.id.properties.some((one) => one.type === "Property" && nameOf(one.key) === "env");
}

const GATEWAYS: Readonly<Record<string, string>> = {
  stripe: "stripe",
  "@stripe/stripe-js": "stripe",
  pdfkit: "pdf",
  "csv-stringify": "csv",
  standardwebhooks: "send",
  "request-filtering-agent": "send",
  openai: "openai",
};

/** 8. A vendor is known to one file. The sandbox speaks the provider's types; tests and baselines stand outside. */
export const vendorsStayBehindGateways: Check = eachFile((file) =>
  file.imports.flatMap((imported) => {
    const gateway = GATEWAYS[imported.package ?? ""];
    const isAtHome = gateway === undefined || roleOf(file.path) === gateway || within(file.path, "tests", "bench");
    if (isAtHome || (imported.typeOnly && within(file.path, "sandbox"))) return [];
    return [at(file, imported.line, `imports ${imported.package}; only ${gateway}.ts of a slice may`)];
  }),
);

const OWNERSHIP = new Set(["contacts", "contractPlaces", "accessRules", "personId", "access"]);
/** Manage Users is about who has a place where: it names people, and asks lib/access who sees what like everybody else. */
const MANAGES_PLACES = "lib/users";
/** Asks who sees a contract, or compares a person with one given; joining a contact's name to its place is neither. */
const asksWhoSees = (sql: string): boolean => /\b(contract_access|access_rule)\b/.test(sql);
const isOwnershipSql = (sql: string): boolean =>
  asksWhoSees(sql) ||
  /\bperson_id\s*(=|<>|in\b)\s*(any\s*)?\(?\s*\?/.test(sql) ||
  /\?(::\w+)?\s*=\s*(\w+\.)?person_id\b/.test(sql);

/** 8. Who owns what is said once, in lib/access. */
export const ownershipIsSaidOnce: Check = eachFile((file) => {
  const concerned = within(file.path, "lib") && !within(file.path, "lib/access", "lib/auth") && !isTest(file.path);
  if (!concerned) return [];
  if (within(file.path, MANAGES_PLACES)) return ownershipSql(file, asksWhoSees);
  return [...ownershipFilters(file), ...ownershipSql(file, isOwnershipSql)];
});

function ownershipFilters(file: SourceFile): Finding[] {
  return file.nodes
    .flatMap((node) => filterIn(node))
    .flatMap((filter) => keysOf(filter))
    .filter((key) => (nameOf(key) ?? "").split("_").some((part) => OWNERSHIP.has(part)))
    .map((key) => at(file, key, `filters by ${nameOf(key)}; use a fragment of lib/access`));
}

/** The value of a `where` property, or of a variable called `where` or `…Where`. */
function filterIn(node: Node): Node[] {
  if (node.type === "Property" && nameOf(node.key) === "where") return [node.value];
  if (node.type === "VariableDeclarator" && /^where$|Where$/.test(nameOf(node.id) ?? ""))
    return node.init ? [node.init] : [];
  return [];
}

/** The keys written in a filter, at any depth; what a function is given is its own affair. */
function keysOf(filter: Node): Node[] {
  const node = bare(filter);
  switch (node.type) {
    case "ObjectExpression":
      return node.properties.flatMap((one) =>
        one.type === "SpreadElement" ? keysOf(one.argument) : [one.key, ...keysOf(one.value)],
      );
    case "ArrayExpression":
      return node.elements.flatMap((one) => (one ? keysOf(one.type === "SpreadElement" ? one.argument : one) : []));
    case "ConditionalExpression":
      return [...keysOf(node.consequent), ...keysOf(node.alternate)];
    case "LogicalExpression":
      return [...keysOf(node.left), ...keysOf(node.right)];
    case "ArrowFunctionExpression":
      return node.body.type === "BlockStatement" ? [] : keysOf(node.body);
    default:
      return [];
  }
}

const ownershipSql = (file: SourceFile, isMeant: (sql: string) => boolean): Finding[] =>
  file.nodes
    .filter((node) => isMeant(sqlText(node) ?? ""))
    .map((node) => at(file, node, "this SQL says who owns a contract; use a fragment of lib/access"));
