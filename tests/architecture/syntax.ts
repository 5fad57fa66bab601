import { type Node, visitorKeys } from "oxc-parser";

export type { Node };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** Visits a node and all below it, in reading order. */
export function walk(node: Node, visit: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  visit(node, parent);
  for (const key of visitorKeys[node.type] ?? []) {
    const value: unknown = Reflect.get(node, key);
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node);
  }
}

export function someNode(root: Node, matches: (node: Node) => boolean): boolean {
  let found = false;
  walk(root, (node) => {
    found ||= matches(node);
  });
  return found;
}

/** The text of a string literal or of a template without holes. */
export function literalText(node: Node | null | undefined): string | null {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** The name of an object's key, or of an import or export. */
export const nameOf = (node: Node): string | null => (node.type === "Identifier" ? node.name : literalText(node));

/** The last name of a chain: `env` for `process.env`, `globalThis.process.env` and `process["env"]`. */
function lastName(node: Node): string | null {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression") return null;
  return node.computed ? literalText(node.property) : nameOf(node.property);
}

/** Is this `object.property`, also written `globalThis.object["property"]`? */
export const isMember = (node: Node, object: string, property: string): boolean =>
  node.type === "MemberExpression" && lastName(node) === property && lastName(node.object) === object;

/** Is this a use of any property called `property`? */
export const isPropertyUse = (node: Node, property: string): boolean =>
  node.type === "MemberExpression" && lastName(node) === property;

/** The value as written, without `as`, `satisfies`, `!` and parentheses around it. */
export function bare(node: Node): Node {
  const wrapped =
    node.type === "TSAsExpression" ||
    node.type === "TSSatisfiesExpression" ||
    node.type === "TSNonNullExpression" ||
    node.type === "ParenthesizedExpression";
  return wrapped ? bare(node.expression) : node;
}

const SQL_TAGS = new Set(["sql", "$queryRaw", "$executeRaw"]);
const SQL_CALLS = new Set(["$queryRawUnsafe", "$executeRawUnsafe", "raw"]);

/** The text of SQL written here, its holes as `?` and without quotation marks; null when this is no SQL. */
export function sqlText(node: Node): string | null {
  if (node.type === "TaggedTemplateExpression" && SQL_TAGS.has(lastName(node.tag) ?? "")) return plainSql(node.quasi);
  if (node.type !== "CallExpression" || !SQL_CALLS.has(lastName(node.callee) ?? "")) return null;
  const [statement] = node.arguments;
  return statement ? plainSql(statement) : null;
}

function plainSql(node: Node): string | null {
  const text =
    node.type === "TemplateLiteral" ? node.quasis.map((part) => part.value.raw).join("?") : literalText(node);
  return text?.toLowerCase().replaceAll('"', "") ?? null;
}
