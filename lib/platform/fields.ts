const MAX_FIELDS = 100;
const MAX_VALUES = 2_000;
const MAX_LENGTH = 20_000;
/** Of all values of one name together. */
const MAX_LISTED = 200_000;

/**
 * A form's own text fields, bounded; files and the framework's fields are left out. Values of one name, as of ticked boxes,
 * come as lines (`listed` takes them apart). Null: more than any form of ours.
 */
export function readFields(data: FormData): Record<string, string> | null {
  const fields = new Map<string, string>();
  let count = 0;
  for (const [name, value] of data) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    count += 1;
    if (count > MAX_VALUES || name.length > 100) return null;
    const before = fields.get(name);
    // Cut to more than any field may hold: its schema then says so beside it. A list is never cut: it would say less.
    const cut = value.slice(0, MAX_LENGTH);
    const after = before === undefined ? cut : `${before}\n${cut}`;
    if (after.length > MAX_LISTED) return null;
    fields.set(name, after);
  }
  return fields.size > MAX_FIELDS ? null : Object.fromEntries(fields);
}

/** The lines of a field, e.g. the ticked boxes of one name; none for a form that had none. */
export const listed = (field: string | undefined): string[] => (field ? field.split("\n") : []);
