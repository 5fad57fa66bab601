import { z } from "zod";
import { RECORDS, type RecordKind } from "./schema";

type CellType = "text" | "boolean" | "integer" | "texts";

interface Column {
  /** In a CSV's first line: `line_unit_price`. */
  readonly column: string;
  /** In the record: `unitPrice`. */
  readonly field: string;
  readonly type: CellType;
  readonly isNeeded: boolean;
}

export interface Part {
  /** In the record: `lines`; empty for the record itself. */
  readonly name: string;
  readonly columns: readonly Column[];
}

/** A CSV's columns, as the record's schema says them. */
export interface Columns {
  readonly head: Part;
  /** What stands once in a record, such as whom it is billed to. */
  readonly object: Part | null;
  /** What there may be several of, one in a row. */
  readonly parts: readonly Part[];
  readonly names: ReadonlySet<string>;
}

interface Shape {
  readonly type?: string | undefined;
  readonly anyOf?: readonly Shape[] | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Shape | undefined;
}

const SINGULAR: Readonly<Record<string, string>> = {
  ...{ lines: "line", adjustments: "adjustment", taxes: "tax", contacts: "contact", subscriptions: "subscription" },
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Without the null that it may be as well. */
const bare = (shape: Shape): Shape => shape.anyOf?.find(({ type }) => type !== "null") ?? shape;

const known = new Map<RecordKind, Columns>();

/** Made of the schema, so that files and the API never differ. */
export function columnsOf(kind: RecordKind): Columns {
  const before = known.get(kind);
  if (before) return before;
  const shape = z.toJSONSchema(RECORDS[kind], { io: "input" }) as Shape;
  const fields = Object.entries(shape.properties ?? {}).map(([name, one]) => [name, bare(one)] as const);
  const partOf = (name: string, of: Shape): Part => ({
    name,
    columns: scalarsOf(of, `${SINGULAR[name] ?? snake(name)}_`),
  });
  const objects = fields.filter(([, one]) => one.properties).map(([name, one]) => partOf(name, one));
  const parts = fields.flatMap(([name, one]) => (one.items?.properties ? [partOf(name, one.items)] : []));
  const head: Part = { name: "", columns: scalarsOf(shape, "") };
  const all = [head, ...objects, ...parts].flatMap(({ columns }) => columns.map(({ column }) => column));
  const columns = { head, object: objects[0] ?? null, parts, names: new Set(all) };
  known.set(kind, columns);
  return columns;
}

function scalarsOf({ properties = {}, required = [] }: Shape, prefix: string): Column[] {
  return Object.entries(properties).flatMap(([field, shape]) => {
    const type = typeOf(bare(shape));
    return type ? [{ column: `${prefix}${snake(field)}`, field, type, isNeeded: required.includes(field) }] : [];
  });
}

function typeOf({ type, properties, items }: Shape): CellType | null {
  if (properties || items?.properties) return null;
  if (type === "array") return "texts";
  return type === "boolean" || type === "integer" ? type : "text";
}
