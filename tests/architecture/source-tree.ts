import { type Comment, parseSync } from "oxc-parser";
import { isCode, resolveModule } from "./module-path";
import { literalText, type Node, nameOf, walk } from "./syntax";

export interface Import {
  line: number;
  target: string | null;
  package: string | null;
  /** `import type`, or every name in it is a type. */
  typeOnly: boolean;
  reexport: boolean;
  names: { imported: string; local: string }[];
}

export interface SourceFile {
  path: string;
  lines: string[];
  body: Node[];
  /** Every node, in reading order. */
  nodes: Node[];
  parentOf: (node: Node) => Node | null;
  comments: Comment[];
  imports: Import[];
  lineOf: (place: { start: number }) => number;
}

export interface SourceTree {
  /** Every file of the project, code or not. */
  paths: string[];
  /** The code, parsed. */
  files: SourceFile[];
  read: (path: string) => string | undefined;
}

type Statement = Omit<Import, "target" | "package" | "line"> & { specifier: string; start: number };

/** Parses the code among these files. @throws where a file cannot be parsed: a file nobody can read passes no check. */
export function treeOf(paths: string[], read: (path: string) => string | undefined): SourceTree {
  const known = new Set(paths);
  const files = paths.filter(isCode).map((path) => parseFile(path, read(path) ?? "", known));
  return { paths, files, read };
}

function parseFile(path: string, text: string, known: ReadonlySet<string>): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  const nodes: Node[] = [];
  const parents = new Map<Node, Node | null>();
  walk(program, (node, parent) => {
    nodes.push(node);
    parents.set(node, parent);
  });
  const lineOf = lineFinder(text);
  const imports = nodes.flatMap((node) => {
    const found = importIn(node);
    if (!found) return [];
    const { specifier, start, ...rest } = found;
    return [{ ...rest, ...resolveModule(path, specifier, known), line: lineOf({ start }) }];
  });
  const parentOf = (node: Node) => parents.get(node) ?? null;
  return { path, lines: linesOf(text), body: program.body, nodes, parentOf, comments, imports, lineOf };
}

const linesOf = (text: string): string[] => text.replace(/\r?\n$/, "").split(/\r?\n/);

function lineFinder(text: string): SourceFile["lineOf"] {
  const ends = [...text.matchAll(/\n/g)].map((match) => match.index);
  return ({ start }) => {
    const after = ends.findIndex((end) => end >= start);
    return (after === -1 ? ends.length : after) + 1;
  };
}

/** Every way one file can name another. */
function importIn(node: Node): Statement | null {
  switch (node.type) {
    case "ImportDeclaration":
      return importDeclaration(node);
    case "ExportNamedDeclaration":
      return node.source ? exportFrom(node) : null;
    case "ExportAllDeclaration":
      return { ...bareImport(node.start, node.source), typeOnly: node.exportKind === "type", reexport: true };
    case "TSImportType":
      return { ...bareImport(node.start, node.source), typeOnly: true };
    case "TSImportEqualsDeclaration":
      return node.moduleReference.type === "TSExternalModuleReference"
        ? bareImport(node.start, node.moduleReference.expression)
        : null;
    case "ImportExpression":
      return literalText(node.source) === null ? null : bareImport(node.start, node.source);
    case "CallExpression":
      return nameOf(node.callee) === "require" && literalText(node.arguments[0]) !== null
        ? bareImport(node.start, node.arguments[0])
        : null;
    default:
      return null;
  }
}

const bareImport = (start: number, source: Node | undefined): Statement => ({
  specifier: literalText(source) ?? "",
  start,
  typeOnly: false,
  reexport: false,
  names: [],
});

function importDeclaration(node: Node & { type: "ImportDeclaration" }): Statement {
  const allTypes = node.specifiers.every((one) => one.type === "ImportSpecifier" && one.importKind === "type");
  return {
    ...bareImport(node.start, node.source),
    typeOnly: node.importKind === "type" || (node.specifiers.length > 0 && allTypes),
    names: node.specifiers.map((one) => ({
      imported: one.type === "ImportSpecifier" ? (nameOf(one.imported) ?? "") : "*",
      local: one.local.name,
    })),
  };
}

function exportFrom(node: Node & { type: "ExportNamedDeclaration" }): Statement {
  const allTypes = node.specifiers.length > 0 && node.specifiers.every((one) => one.exportKind === "type");
  return {
    ...bareImport(node.start, node.source ?? undefined),
    typeOnly: node.exportKind === "type" || allTypes,
    reexport: true,
    names: node.specifiers.map((one) => ({ imported: nameOf(one.local) ?? "", local: nameOf(one.exported) ?? "" })),
  };
}
