/** What both baselines ask and show: the newest 50 invoices of one account, by the same index that the portal has. */
export const PAGE_SIZE = 50;

/** The account of the data set's typical person: they are on its ten contracts (scripts/bench/data-set.ts). */
export const ACCOUNT = "00000000-0000-4000-8001-000000000001";

/** Named, so that Postgres plans it once a connection; by keyset, from beyond the newest. */
export const listQuery = {
  name: "list",
  text: `SELECT invoice.number, contract.number AS contract, invoice.issued_on::text AS issued,
                invoice.due_on::text AS due, coalesce(invoice.po_number, '') AS po, invoice.total_minor AS total,
                invoice.open_minor AS open, invoice.voided_at IS NOT NULL AS void, invoice.currency
         FROM invoice JOIN contract ON contract.id = invoice.contract_id
         WHERE invoice.account_id = $1 AND (invoice.issued_on, invoice.reference) < ($2::date, $3)
         ORDER BY invoice.issued_on DESC, invoice.reference DESC LIMIT 51`,
  values: [ACCOUNT, "infinity", ""],
};

export const HEADINGS = ["Invoice", "Contract", "Issued", "Due", "PO number", "Total", "Open", "Status", "Payment"];

// As a utility stylesheet would have it: the markup of a table as tables are.
export const HEAD_CLASS = "px-3 py-2 text-left font-medium text-gray-500";
export const CELL_CLASS = "px-3 py-2 text-sm text-gray-700";

const money = (minor, currency) => `${currency} ${(Number(minor) / 100).toFixed(2)}`;

function statusOf({ void: isVoid, open }) {
  if (isVoid) return "Void";
  return Number(open) > 0 ? "Open" : "Paid";
}

/** The nine cells of a row; the last one is a button's text or empty. */
export function cellsOf(row) {
  const { number, contract, issued, due, po, total, open, currency } = row;
  const status = statusOf(row);
  const pay = status === "Open" ? "Pay now" : "";
  return [number, contract, issued, due, po, money(total, currency), money(open, currency), status, pay];
}
