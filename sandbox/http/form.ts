import { invalid } from "./fault";

export type FormValue = string | FormValue[] | { [key: string]: FormValue };

const MOST_FIELDS = 1_000;
const DEEPEST = 8;
const FORBIDDEN = new Set(["__proto__", "prototype", "constructor"]);

/** Reads Stripe's nested form notation: `a[b]=1`, `list[0][c]=2`, `list[]=3`. @throws where it cannot be read. */
export function parseForm(text: string): Record<string, FormValue> {
  const root: Record<string, FormValue> = {};
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++count > MOST_FIELDS) throw invalid("Too many parameters.");
    put(root, pathOf(name), value);
  }
  return listsIn(root) as Record<string, FormValue>;
}

function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match?.[1]) throw invalid("Invalid parameter name.");
  const rest = [...(match[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? "");
  const path = [match[1], ...rest];
  if (path.length > DEEPEST || path.some((part) => FORBIDDEN.has(part))) throw invalid("Invalid parameter name.");
  return path;
}

function put(root: Record<string, FormValue>, path: string[], value: string): void {
  let at = root;
  for (const part of path.slice(0, -1)) {
    const next = at[part] ?? {};
    if (typeof next === "string" || Array.isArray(next)) throw invalid(`Invalid object: ${path[0]}`);
    at[part] = next;
    at = next;
  }
  const last = path.at(-1) || String(Object.keys(at).length);
  at[last] = value;
}

/** Objects whose keys are all numbers were lists. */
function listsIn(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, listsIn(inner)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key));
  if (!isList) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
}
