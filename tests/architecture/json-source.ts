import { parseSync } from "oxc-parser";
import { bare, type Node, nameOf } from "./syntax";

export interface Leaf {
  path: string[];
  value: string | number | boolean | null;
  line: number;
}

export interface JsonSource {
  leaves: Leaf[];
  /** Lines whose key was already written in the same object: JSON.parse would drop the earlier one in silence. */
  repeatedKeys: number[];
}

/** JSON read with its line numbers, so that a finding can be clicked. @throws where it is no JSON */
export function readJson(text: string): JsonSource {
  JSON.parse(text);
  const { program } = parseSync("data.js", `(${text})`);
  const [statement] = program.body;
  const source: JsonSource = { leaves: [], repeatedKeys: [] };
  const lines = lineNumbers(text);
  // The parenthesis before the text moves every place by one.
  if (statement?.type === "ExpressionStatement")
    collect(statement.expression, [], (place) => lines(place.start - 1), source);
  return source;
}

function collect(node: Node, path: string[], lineOf: (place: { start: number }) => number, into: JsonSource): void {
  const value = bare(node);
  if (value.type === "ArrayExpression")
    value.elements.forEach((one, index) => {
      if (one) collect(one, [...path, String(index)], lineOf, into);
    });
  if (value.type === "ObjectExpression") {
    const seen = new Set<string>();
    for (const one of value.properties) {
      if (one.type !== "Property") continue;
      const key = nameOf(one.key) ?? "?";
      if (seen.has(key)) into.repeatedKeys.push(lineOf(one));
      seen.add(key);
      collect(one.value, [...path, key], lineOf, into);
    }
  }
  if (value.type === "Literal") into.leaves.push({ path, value: plain(value.value), line: lineOf(value) });
}

const plain = (value: unknown): Leaf["value"] =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;

/** Line of an offset, by binary search: a lockfile has thousands of lines. */
function lineNumbers(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map((match) => match.index);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
