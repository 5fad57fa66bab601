import { createServer } from "node:http";
import { Pool } from "pg";
import { CELL_CLASS, cellsOf, HEAD_CLASS, HEADINGS, listQuery, PAGE_SIZE } from "./list-query.mjs";

// The floor: node:http, one named query, one string. `node bench/bare-http.mjs PORT`; pg reads PGHOST and so on itself.
const port = Number(process.argv[2]);
const pool = new Pool({ max: 10 });

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const link = (path, text) => `<a class="underline" href="/${path}/${text}">${escaped(text)}</a>`;

function markupOf(text, column) {
  if (column === 0) return link("invoices", text);
  if (column === 1) return link("contracts", text);
  return column === 8 && text ? `<button type="submit">${text}</button>` : escaped(text);
}

const cell = (text, column) => `<td class="${CELL_CLASS}">${markupOf(text, column)}</td>`;
const line = (row) => `<tr>${cellsOf(row).map(cell).join("")}</tr>`;
const head = HEADINGS.map((text) => `<th class="${HEAD_CLASS}">${text}</th>`).join("");

async function answer(response) {
  const { rows } = await pool.query(listQuery);
  const body = rows.slice(0, PAGE_SIZE).map(line).join("");
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(`<!DOCTYPE html><html lang="en"><head><title>Invoices</title></head><body>${table}</body></html>`);
}

createServer((_request, response) => {
  answer(response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(port, "127.0.0.1");
