import { CELL_CLASS, cellsOf, HEAD_CLASS, HEADINGS, PAGE_SIZE } from "../../list-query.mjs";

/** The rows as elements. */
export function Table({ rows }) {
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
