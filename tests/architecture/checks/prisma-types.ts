import { hasRole } from "../module-path";
import { at, type Check, eachFile, type Finding } from "../rule";
import type { SourceFile } from "../source-tree";
import { type Node, someNode } from "../syntax";
import { prismaNames, prismaReexports } from "./imports";

/** 10, the other half: what a query exports says nothing of Prisma, neither its types nor what its functions return. */
export const queriesHandOutPlainData: Check = (tree) => [
  ...prismaReexports(tree),
  ...eachFile((file) => (hasRole(file.path, "queries") ? rowsInExports(file) : []))(tree),
];

function rowsInExports(file: SourceFile): Finding[] {
  const prisma = prismaNames(file);
  const mentionsPrisma = (node: Node) => someNode(node, (one) => one.type === "Identifier" && prisma.has(one.name));
  return file.body
    .flatMap((statement) => (statement.type === "ExportNamedDeclaration" ? publishedTypes(statement.declaration) : []))
    .filter(mentionsPrisma)
    .map((type) => at(file, type, "a query's types name Prisma; write the DTO in types.ts"));
}

/** The types that a declaration shows to whoever imports it. */
function publishedTypes(declaration: Node | null): Node[] {
  switch (declaration?.type) {
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
      return [declaration];
    case "FunctionDeclaration":
      return declaration.returnType ? [declaration.returnType] : [];
    case "VariableDeclaration":
      return declaration.declarations.flatMap(({ init }) =>
        init?.type === "ArrowFunctionExpression" && init.returnType ? [init.returnType] : [],
      );
    default:
      return [];
  }
}
