/** A node of a statement as Postgres keeps it once it has read it: every name resolved to its table and column. */
export interface TreeNode {
  readonly kind: string;
  readonly fields: Readonly<Record<string, readonly Tree[]>>;
}
export type Tree = TreeNode | readonly Tree[] | string;

export const isNode = (tree: Tree | undefined): tree is TreeNode =>
  typeof tree === "object" && tree !== null && "kind" in tree;
export const isList = (tree: Tree | undefined): tree is readonly Tree[] => Array.isArray(tree);

export const nodeIn = (node: TreeNode, field: string): TreeNode | null => {
  const value = node.fields[field]?.[0];
  return isNode(value) ? value : null;
};
export const listIn = (node: TreeNode, field: string): readonly Tree[] => {
  const value = node.fields[field]?.[0];
  return isList(value) ? value : [];
};
export const numberIn = (node: TreeNode, field: string): number => Number(node.fields[field]?.[0] ?? Number.NaN);
export const textIn = (node: TreeNode, field: string): string => String(node.fields[field]?.[0] ?? "");

/** Reads the text of a `pg_node_tree`. */
export function readTree(text: string): Tree {
  const tokens = text.match(/[{}()]|(?:\\.|[^\s{}()\\])+/g) ?? [];
  let at = 0;
  const next = (): string => tokens[at++] ?? "}";
  const read = (): Tree => {
    const token = next();
    if (token === "{") return readNode();
    if (token !== "(") return token;
    const list: Tree[] = [];
    while (tokens[at] !== ")") list.push(read());
    at += 1;
    return list;
  };
  const readNode = (): TreeNode => {
    const kind = next();
    const fields: Record<string, Tree[]> = {};
    let values: Tree[] = [];
    while (tokens[at] !== "}") {
      const token = tokens[at] ?? "";
      if (/^:[a-z]/i.test(token)) {
        at += 1;
        values = fields[token.slice(1)] = [];
      } else values.push(read());
    }
    at += 1;
    return { kind, fields };
  };
  return read();
}

/** Everything below a tree that is a node, without going into the statements inside it. */
export function* nodesOf(tree: Tree | readonly Tree[] | undefined): Generator<TreeNode> {
  if (isList(tree)) for (const part of tree) yield* nodesOf(part);
  else if (isNode(tree)) {
    yield tree;
    if (tree.kind !== "QUERY") for (const values of Object.values(tree.fields)) yield* nodesOf(values);
  }
}
