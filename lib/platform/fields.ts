const MAX_FIELDS = 100;
const MAX_LENGTH = 20_000;

/** A form's own text fields, bounded; files and the framework's fields are left out. Null: more than any form of ours. */
export function readFields(data: FormData): Record<string, string> | null {
  const fields: Record<string, string> = {};
  let count = 0;
  for (const [name, value] of data) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    count += 1;
    if (count > MAX_FIELDS || name.length > 100) return null;
    // Cut to more than any field may hold: its schema then says so beside it.
    fields[name] = value.slice(0, MAX_LENGTH);
  }
  return fields;
}
