import { RecordsRefused } from "@/lib/imports/staging/commands/take";
import type { Refusal } from "@/lib/imports/staging/types";
import { applyCredit } from "@/lib/invoices/commands";
import { auditAll } from "@/lib/platform/audit";
import { systemDb, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { money, parseMoney, toDecimal } from "@/lib/platform/money";
import type { Ctx } from "@/lib/platform/viewer";
import type { ApplicationsBody } from "./schema";

type Wanted = ApplicationsBody["applications"][number];

interface Memo {
  readonly id: string;
  readonly contractId: string;
  readonly number: string;
  readonly currency: string;
  readonly left: bigint;
}

interface Target {
  readonly id: string;
  readonly number: string;
  readonly open: bigint;
  /** What of the memo was used on it already. */
  readonly used: bigint;
}

/** More of the memo that is to be used on an invoice. */
interface Step {
  readonly nth: number;
  readonly target: Target;
  readonly more: bigint;
}

const refusal = (nth: number, field: "invoice" | "amount", reason: string, params: Refusal["params"]): RecordsRefused =>
  new RecordsRefused([
    { line: 1, externalId: null, field: `applications.${nth + 1}.${field}`, reason: `imports.${reason}`, params },
  ]);

/**
 * Uses a credit memo on invoices of its contract until it is as is said: what is used already stays, and only what is missing is
 * added, never more than is left of the memo or open on the invoice [PAY-8, PAY-10].
 * @throws DomainError NOT_FOUND, RecordsRefused with each reason by its place
 */
export const applyMemo = (ctx: Ctx, name: string, wanted: readonly Wanted[]): Promise<void> =>
  systemDb(async (tx) => {
    const memo = await lockMemo(tx, name);
    const steps = await stepsOf(tx, memo, wanted);
    requireFitting(memo, steps);
    const added: string[] = [];
    for (const { target, more } of steps.filter((step) => step.more > 0n)) {
      const id = newId();
      await applyCredit(tx, ctx, { id, creditMemoId: memo.id, invoiceId: target.id, amountMinor: more });
      added.push(id);
    }
    await auditAll(tx, ctx, appliedSql(added));
  });

async function lockMemo(tx: Tx, name: string): Promise<Memo> {
  const [memo] = await tx.$queryRaw<Memo[]>`
    SELECT id, contract_id AS "contractId", number, currency::text AS currency, left_minor AS "left" FROM credit_memo
    WHERE id = (SELECT target_id FROM imported_record WHERE kind = 'credit_memos' AND external_id = ${name}) FOR UPDATE`;
  if (!memo) throw notFound();
  return memo;
}

/** What is missing on each invoice, in the order of their ids, in which whoever locks several locks them. */
async function stepsOf(tx: Tx, memo: Memo, wanted: readonly Wanted[]): Promise<Step[]> {
  const ids: string[] = [];
  for (const [nth, { invoice }] of wanted.entries()) ids.push(await findInvoice(tx, memo, invoice, nth));
  const twice = ids.findIndex((id, nth) => ids.indexOf(id) !== nth);
  if (twice >= 0) throw refusal(twice, "invoice", "twice_here", {});
  const locked = await lockTargets(tx, memo, ids);
  return locked.map((target) => {
    const nth = ids.indexOf(target.id);
    const amount = parseMoney(wanted[nth]?.amount ?? "", memo.currency);
    if (!amount) throw refusal(nth, "amount", "too_fine", { currency: memo.currency });
    if (amount.minor < target.used)
      throw refusal(nth, "amount", "credit_used", { number: target.number, used: said(target.used, memo) });
    return { nth, target, more: amount.minor - target.used };
  });
}

async function findInvoice(tx: Tx, memo: Memo, name: string, nth: number): Promise<string> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM invoice
    WHERE contract_id = ${memo.contractId}::uuid AND currency = ${memo.currency} AND (
      id = (SELECT target_id FROM imported_record WHERE kind = 'invoices' AND external_id = ${name})
      OR id::text = ${name} OR number = ${name})
    ORDER BY number = ${name}, id LIMIT 1`;
  if (!found) throw refusal(nth, "invoice", "invoice_unknown", { name });
  return found.id;
}

const lockTargets = (tx: Tx, { id }: Memo, invoices: readonly string[]): Promise<Target[]> => tx.$queryRaw<Target[]>`
  SELECT invoice.id, invoice.number, invoice.open_minor AS open,
         (SELECT coalesce(sum(applied.amount_minor), 0)::bigint FROM credit_application applied
          WHERE applied.invoice_id = invoice.id AND applied.credit_memo_id = ${id}::uuid) AS used
  FROM invoice WHERE invoice.id = ANY (${[...invoices]}::uuid[]) ORDER BY invoice.id FOR UPDATE`;

const said = (minor: bigint, { currency }: Memo): string => `${toDecimal(money(minor, currency))} ${currency}`;

function requireFitting(memo: Memo, steps: readonly Step[]): void {
  let left = memo.left;
  for (const { nth, target, more } of [...steps].sort((one, other) => one.nth - other.nth)) {
    if (more > target.open)
      throw refusal(nth, "amount", "credit_above_open", { number: target.number, open: said(target.open, memo) });
    if (more > left) throw refusal(nth, "amount", "credit_above_left", { number: memo.number, left: said(left, memo) });
    left -= more;
  }
}

const appliedSql = (ids: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT 'credit_memo.applied' AS action, applied.account_id, applied.contract_id, NULL::uuid AS bill_group_id,
         NULL::jsonb AS before,
         jsonb_build_object('memo', memo.number, 'invoice', invoice.number, 'amount', applied.amount_minor::text,
                            'currency', memo.currency) AS after
  FROM credit_application applied
  JOIN credit_memo memo ON memo.id = applied.credit_memo_id
  JOIN invoice ON invoice.id = applied.invoice_id
  WHERE applied.id = ANY (${[...ids]}::uuid[]) ORDER BY applied.id`;
