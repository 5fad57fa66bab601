import { isTest, within } from "../module-path";
import { at, type Check, eachFile } from "../rule";
import { type Node, nameOf, someNode } from "../syntax";

export const limits = { file: 250, testFile: 400, page: 60, functionBody: 40 } as const;

/** A file can be read in one sitting. */
export const filesAreShort: Check = eachFile((file) => {
  const limit = fileLimit(file.path);
  const length = file.lines.length;
  return limit !== null && length > limit ? [at(file, 1, `has ${length} lines, more than ${limit}`)] : [];
});

function fileLimit(path: string): number | null {
  if (isTest(path) || within(path, "tests", "e2e")) return limits.testFile;
  return within(path, "app", "components", "lib", "scripts", "sandbox") ? limits.file : null;
}

/** A page composes and decides nothing. */
export const pagesAreShort: Check = eachFile((file) => {
  const isLong = /^app\/(.+\/)?page\.tsx$/.test(file.path) && file.lines.length > limits.page;
  return isLong ? [at(file, 1, `has ${file.lines.length} lines, more than a page's ${limits.page}`)] : [];
});

/** A function of lib tells one thing. Markup is read as a picture and does not count. */
export const functionsAreShort = (exceptions: Readonly<Record<string, string>>): Check =>
  eachFile((file) => {
    if (!within(file.path, "lib") || isTest(file.path)) return [];
    return file.nodes.flatMap((node) => {
      const body = functionBody(node);
      if (!body) return [];
      const length = bodyLength(file.lineOf(body), file.lineOf({ start: body.end }), body);
      const name = functionName(node, file.parentOf(node));
      if (length <= limits.functionBody || `${file.path} ${name}` in exceptions || hasMarkup(body)) return [];
      return [at(file, node, `${name} has ${length} lines, more than ${limits.functionBody}`)];
    });
  });

const hasMarkup = (node: Node): boolean =>
  someNode(node, (one) => one.type === "JSXElement" || one.type === "JSXFragment");

/** Between the braces; all of it where there are none. */
const bodyLength = (first: number, last: number, body: Node): number =>
  body.type === "BlockStatement" ? last - first - 1 : last - first + 1;

const functionBody = (node: Node): Node | null =>
  node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression"
    ? node.body
    : null;

function functionName(node: Node, parent: Node | null): string {
  if (node.type === "FunctionDeclaration" && node.id) return node.id.name;
  if (parent?.type === "VariableDeclarator") return nameOf(parent.id) ?? "a function";
  if (parent?.type === "MethodDefinition" || parent?.type === "Property") return nameOf(parent.key) ?? "a function";
  return "a function";
}
