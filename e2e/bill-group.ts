import type { Database } from "./database";

/** The address of a demo bill group's page. */
export async function groupPath(db: Database, name: string): Promise<string> {
  const { id } = await db.row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name]);
  return `/billing/${id}`;
}
