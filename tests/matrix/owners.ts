import { REFUSED, ROWS_OF } from "../access/what-is-theirs";
import { rows } from "../setup/admin";
import { wordsIn } from "./words";
import type { Asking } from "./world";

/** The words of everybody's rows: from which table each comes. */
export type Everybodys = ReadonlyMap<string, string>;

const TABLES = Object.keys(ROWS_OF).filter((relation) => relation.startsWith("public."));

/** Everything each table holds, read past every policy. */
export async function textsOf(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const table of TABLES) {
    const found = await rows<{ text: string }>(`SELECT t::text AS text FROM ${table} t`);
    texts.set(table, found.map(({ text }) => text).join("\n"));
  }
  return texts;
}

export async function everybodysWords(): Promise<Everybodys> {
  const words = new Map<string, string>();
  for (const [table, text] of await textsOf())
    for (const word of wordsIn(text)) if (!words.has(word)) words.set(word, table);
  return words;
}

/** What everybody is shown, signed in or not: the first seller entity's brand and customer service. */
const PUBLIC = `SELECT jsonb_build_array(name, customer_service_name, customer_service_email, customer_service_phone)::text AS text
  FROM seller_entity ORDER BY rank LIMIT 1`;
/** A payer goes on to the provider's page of their own payment, which nobody else may. */
const OWN_CHECKOUTS = `SELECT checkout_url AS text FROM payment_attempt attempt
  JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
  WHERE payer_person_id = $1 AND contract_id = ANY ($2) AND status = 'open'`;

/**
 * The words somebody may be shown: of the rows that are theirs by tests/access/what-is-theirs.ts, in the columns that a
 * viewer may read. All else that anybody's rows hold is foreign.
 */
export async function wordsOf({ personId, sees }: Asking): Promise<Set<string>> {
  const texts = await rows<{ text: string }>(PUBLIC);
  if (personId) {
    for (const table of TABLES) texts.push(...(await rowsOf(table, personId, sees)));
    texts.push(...(await rows<{ text: string }>(OWN_CHECKOUTS, [personId, sees])));
  }
  return wordsIn(texts.map(({ text }) => text).join("\n"));
}

async function rowsOf(table: string, personId: string, sees: readonly string[]): Promise<{ text: string }[]> {
  const filter = ROWS_OF[table];
  if (filter === undefined || filter === REFUSED) return [];
  return rows<{ text: string }>(
    `WITH mine AS (SELECT * FROM contract WHERE id = ANY ($2))
     SELECT concat_ws(' ', ${(await readableColumns(table)).map((column) => `t.${column}::text`).join(", ")}) AS text
     FROM ${table} t WHERE (${String(filter)}) AND $1::uuid IS NOT NULL`,
    [personId, sees],
  );
}

/** The columns the viewer's door may read. */
async function readableColumns(table: string): Promise<string[]> {
  const found = await rows<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       AND has_column_privilege('portal_viewer', attrelid, attnum, 'SELECT')`,
    [table],
  );
  return found.map(({ name }) => name);
}
