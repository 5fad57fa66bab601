import type { Client } from "pg";
import type { ControlClient } from "../../../sandbox/control/client";
import type { Person } from "./people";

const MOST_SHOWN = 50;
/** Each is one page and one statement. */
const SAMPLE = 60;

/** What the ledger check says of what this load has touched [M1, M3]: the rest of the data has no ledger at all. */
export async function disagreements(
  client: Client,
  settings: Record<string, string>,
  references: readonly string[],
): Promise<string[]> {
  // Read when the portal's own functions are loaded, which happens here.
  Object.assign(process.env, settings, { LOG_LEVEL: "silent" });
  const { checkLedger } = await import("../../../lib/payments/ledger-check/queries");
  const { lineOf } = await import("../../../lib/payments/ledger-check/rules");
  const { disconnect } = await import("../../../lib/platform/db");
  const ours = await touched(client, references);
  const found: string[] = [];
  // The provider's process is as old as this run: what it has is this run's.
  const { uncompared } = await checkLedger("whole", (finding) => {
    if (finding.of === "charge" || ours.has(finding.id)) found.push(lineOf(finding));
  });
  await disconnect();
  if (uncompared) found.push(`payments were not compared with charges: the provider is ${uncompared}`);
  return found;
}

/** The ids of the invoices, of what was tried and paid on them, and of the facts about them. */
async function touched(client: Client, references: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>(
    `with own as (select id from invoice where reference = any ($1)),
       tried as (select attempt_id as id from payment_attempt_invoice where invoice_id in (select id from own))
     select id from own union select id from tried
     union select id from payment where attempt_id in (select id from tried)
     union select transaction_id from ledger_entry where invoice_id in (select id from own)`,
    [references],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Said by the provider's charges and the invoices alone: more was taken than was to be paid, or not all of it [M1]. */
export async function wronglyCharged(
  client: Client,
  provider: ControlClient,
  paid: readonly string[],
): Promise<string[]> {
  const { charges } = await provider.charges();
  const charged = charges.flatMap(({ paid: isPaid, metadata }) =>
    isPaid && metadata.attempt ? [metadata.attempt] : [],
  );
  const { rows } = await client.query<{ line: string }>(
    `select invoice.reference || ': charged ' || coalesce(taken.minor, 0) || ' of ' || payable_minor || ', open ' || open_minor as line
     from invoice left join (
       select tried.invoice_id, sum(tried.amount_minor) as minor
       from unnest($1::uuid[]) charge (attempt_id) join payment_attempt_invoice tried using (attempt_id)
       group by tried.invoice_id) taken on taken.invoice_id = invoice.id
     where reference = any ($2) and (coalesce(taken.minor, 0) <> payable_minor or open_minor <> 0)`,
    [charged, paid],
  );
  return rows.map(({ line }) => line);
}

/**
 * Whose list is not what the rule says, told by the tables alone [A1]: the newest invoices of the contracts a person is a
 * contact of, or whose bill group lets in their address or its domain [ACC-1, ACC-2]. And whoever gets another's document.
 */
export async function wronglyShown(client: Client, url: string, people: readonly Person[]): Promise<string[]> {
  const found: string[] = [];
  const sample = people.slice(0, SAMPLE);
  for (const [nth, person] of sample.entries()) {
    const get = (path: string) => fetch(url + path, { headers: { cookie: `portal-session=${person.session}` } });
    const shown = referencesIn(await (await get("/invoices")).text());
    const wanted = await visibleTo(client, person);
    if (shown.join() !== wanted.slice(0, MOST_SHOWN).join()) found.push(`the list of ${person.email}`);
    const foreign = sample[(nth + 1) % sample.length]?.newest ?? "";
    if (wanted.includes(foreign)) continue;
    const { status } = await get(`/api/invoices/${foreign}/pdf`);
    if (status !== 404) found.push(`${foreign} for ${person.email}: ${status}`);
  }
  return found;
}

/** The invoices that a page's table leads to, from top to bottom. */
export function referencesIn(html: string): string[] {
  const table = /<table[\s\S]*<\/table>/.exec(html)?.[0] ?? "";
  const linked = [...table.matchAll(/href="\/invoices\/([^"/?#]+)"/g)].map(([, reference = ""]) => reference);
  return [...new Set(linked.map(decodeURIComponent))];
}

/** All of a person's invoices, the newest first. */
async function visibleTo(client: Client, { id, email }: Person): Promise<string[]> {
  const { rows } = await client.query<{ reference: string }>(
    `select invoice.reference from invoice join contract on contract.id = invoice.contract_id
     where contract.id in (
         select contract_id from contract_contact
         where person_id = $1 and (ends_on is null or ends_on >= current_date))
       or contract.bill_group_id in (
         select rule.bill_group_id from access_rule rule join bill_group on bill_group.id = rule.bill_group_id
         where access_rules_on and value in ($2, split_part($2, '@', 2)))
     order by invoice.issued_on desc, invoice.reference desc`,
    [id, email],
  );
  return rows.map(({ reference }) => reference);
}
