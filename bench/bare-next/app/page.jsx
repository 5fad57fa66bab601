import { Pool } from "pg";
import { CELL_CLASS, cellsOf, HEAD_CLASS, HEADINGS, listQuery, PAGE_SIZE } from "../../list-query.mjs";

export const dynamic = "force-dynamic";

// pg reads PGHOST and so on itself.
const pool = new Pool({ max: 10 });

/** One server component, the rows as elements: what the framework costs by itself. */
export default async function Page() {
  const { rows } = await pool.query(listQuery);
  return (
    <table>
      <thead>
        <tr>
          {HEADINGS.map((text) => (
            <th key={text} className={HEAD_CLASS}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, PAGE_SIZE).map((row) => (
          <Row key={row.number} cells={cellsOf(row)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ cells }) {
  const [number, contract, issued, due, po, total, open, status, pay] = cells;
  return (
    <tr>
      <td className={CELL_CLASS}>
        <a className="underline" href={`/invoices/${number}`}>
          {number}
        </a>
      </td>
      <td className={CELL_CLASS}>
        <a className="underline" href={`/contracts/${contract}`}>
          {contract}
        </a>
      </td>
      <td className={CELL_CLASS}>{issued}</td>
      <td className={CELL_CLASS}>{due}</td>
      <td className={CELL_CLASS}>{po}</td>
      <td className={CELL_CLASS}>{total}</td>
      <td className={CELL_CLASS}>{open}</td>
      <td className={CELL_CLASS}>{status}</td>
      <td className={CELL_CLASS}>{pay && <button type="submit">{pay}</button>}</td>
    </tr>
  );
}
