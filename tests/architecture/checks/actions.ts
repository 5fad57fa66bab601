import { isTest, roleOf } from "../module-path";
import { at, type Check, eachFile, type Finding } from "../rule";
import type { SourceFile } from "../source-tree";
import { bare, type Node, nameOf } from "../syntax";

const BUILDERS = "lib/platform/action.ts";

const isActionFile = (path: string): boolean => roleOf(path) === "actions" && path.endsWith("/actions.ts");
const isUseServer = (node: Node): boolean =>
  node.type === "ExpressionStatement" && "directive" in node && node.directive === "use server";

/** 9. "use server" opens a door to the internet: in actions.ts, as its first line, and nowhere else. */
export const doorsAreMarked: Check = eachFile((file) => {
  const [first] = file.body;
  const stray = file.nodes.filter((node) => isUseServer(node) && !(isActionFile(file.path) && node === first));
  const findings = stray.map((node) => at(file, node, '"use server" belongs on the first line of an actions.ts only'));
  const isUnmarked = isActionFile(file.path) && !(first && isUseServer(first));
  return isUnmarked ? [...findings, at(file, 1, 'does not begin with "use server"')] : findings;
});

/** 9. Every export of an actions.ts is built by the action builder, so it asks who, may they, and from where. */
export const actionsAreBuilt: Check = eachFile((file) => {
  if (!isActionFile(file.path)) return [];
  const builders = buildersIn(file);
  return file.body.flatMap((statement) => exportProblems(file, statement, builders));
});

/** Local name → name in the builders' module. */
const buildersIn = (file: SourceFile): Map<string, string> =>
  new Map(
    file.imports
      .filter((one) => (one.target === BUILDERS || `${one.target}.ts` === BUILDERS) && !one.typeOnly)
      .flatMap((one) => one.names.map(({ imported, local }) => [local, imported] as const)),
  );

function exportProblems(file: SourceFile, statement: Node, builders: ReadonlyMap<string, string>): Finding[] {
  const isDefaultOrAll = statement.type === "ExportDefaultDeclaration" || statement.type === "ExportAllDeclaration";
  if (isDefaultOrAll) return [at(file, statement, "exports something else than an action")];
  if (statement.type !== "ExportNamedDeclaration") return [];
  const declaration = statement.declaration;
  if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const")
    return [at(file, statement, "exports something else than an action")];
  return declaration.declarations.flatMap(({ id, init }) => {
    const problem = actionProblem(init, builders);
    return problem ? [at(file, id, `${nameOf(id) ?? "an export"} ${problem}`)] : [];
  });
}

function actionProblem(init: Node | null, builders: ReadonlyMap<string, string>): string | null {
  const call = init ? bare(init) : null;
  const builder = call?.type === "CallExpression" ? builders.get(nameOf(call.callee) ?? "") : undefined;
  if (call?.type !== "CallExpression" || builder === undefined)
    return "is not made by a builder of lib/platform/action";
  const [shape] = call.arguments;
  if (shape?.type !== "ObjectExpression") return "is not given as an object written out here";
  const given = shape.properties.map((one) => (one.type === "Property" ? nameOf(one.key) : null));
  const wanted = ["name", "input", "run", ...(builder === "portalAction" ? ["permission"] : [])];
  const missing = wanted.filter((key) => !given.includes(key));
  return missing.length > 0 ? `lacks ${missing.join(", ")}` : null;
}

/** 9. An action is never a read. */
export const actionsNeverRead: Check = eachFile((file) =>
  isActionFile(file.path) && !isTest(file.path)
    ? file.imports
        .filter((one) => ["queries", "loaders"].includes(roleOf(one.target ?? "") ?? ""))
        .map((one) => at(file, one.line, `an action imports ${one.target}; reading is a loader's work`))
    : [],
);
