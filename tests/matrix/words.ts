import { WITHOUT_CANARY } from "../access/foreign-world";
import { inTransaction, rows } from "../setup/admin";

/** Text columns that keep what they hold: codes and forms that a check fixes, and what has to match or be understood. */
export const WITHOUT_WORD: readonly string[] = [
  ...WITHOUT_CANARY,
  "access_rule.value",
  "method_setup.provider_session_id",
  "method_setup.setup_url",
  "payment_attempt.provider_intent_id",
  "payment_method.provider_method_id",
  "provider_customer.provider_id",
  "invoice_adjustment.tax_category",
  "invoice_line.tax_category",
  "invoice_tax.category",
  // The provider knows them: its ids are unique as they are, and looked for as well.
  "payment_attempt.checkout_url",
  "payment_attempt.provider_session_id",
  "seller_entity.logo_url",
  // It begins every number that a customer is given.
  "number_series.prefix",
];

/** What tells where a text comes from: words that stand in one column of one row, rows' ids, the provider's sessions. */
const WORDS =
  /canary\d{5}[a-z]|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|cs_(?:test_)?[a-z0-9]{10,}/gi;

/** The words in a text, each once; also where a script that streams a page breaks them in two. */
export function wordsIn(text: string): Set<string> {
  const whole = text.replace(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, "");
  return new Set((whole.match(WORDS) ?? []).map((word) => word.toLowerCase()));
}

interface Column {
  table: string;
  name: string;
}

/** Every column of the portal's that holds text. */
export const textColumns = (): Promise<Column[]> =>
  rows<Column>(
    `SELECT c.relname AS table, a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE '\\_prisma%'
       AND a.attnum > 0 AND NOT a.attisdropped
       AND format_type(a.atttypid, NULL) IN ('text', 'text[]', 'character varying', 'character', 'jsonb') ORDER BY 1, a.attnum`,
  );

/** Writes into every text of every row a word that stands nowhere else: `canary00042c` is the third text of one row. */
export async function plantWords(): Promise<void> {
  const columns = (await textColumns()).filter(({ table, name }) => !WITHOUT_WORD.includes(`${table}.${name}`));
  let row = 0;
  await inTransaction(async (superuser) => {
    await superuser.query("SET LOCAL session_replication_role = replica");
    for (const table of new Set(columns.map((column) => column.table))) {
      const names = columns.filter((column) => column.table === table);
      const { rows: found } = await superuser.query(
        `SELECT *, ctid::text AS "ctid" FROM public.${table} ORDER BY 1, 2`,
      );
      const planted = found.map((values) => {
        row += 1;
        const word = (index: number) => `canary${String(row).padStart(5, "0")}${String.fromCharCode(97 + index)}`;
        const texts = names.map(({ name }, index) => [name, withWord(values[name], word(index))]);
        return { at: values.ctid, texts: Object.fromEntries(texts) };
      });
      await superuser.query(
        `UPDATE public.${table} t SET ${names.map(({ name }) => `${name} = v.${name}`).join(", ")}
         FROM jsonb_array_elements($1) planted, jsonb_populate_record(NULL::public.${table}, planted -> 'texts') v
         WHERE t.ctid = (planted ->> 'at')::tid`,
        [JSON.stringify(planted)],
      );
    }
    await superuser.query("COMMIT");
  });
}

/** With the word in every text of it, and of the right form still: an address stays one. */
function withWord(value: unknown, word: string): unknown {
  if (typeof value === "string") return value.includes("@") ? value.replace("@", `.${word}@`) : `${value}-${word}`;
  if (Array.isArray(value)) return value.map((entry) => withWord(entry, word));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withWord(entry, word)]));
}
