import { Pool } from "pg";
import { listQuery } from "../../list-query.mjs";
import { Table } from "./table.jsx";

export const dynamic = "force-dynamic";

// pg reads PGHOST and so on itself.
const pool = new Pool({ max: 10 });

/** One server component, the rows as elements: what the framework costs by itself. */
export default async function Page() {
  const { rows } = await pool.query(listQuery);
  return <Table rows={rows} />;
}
