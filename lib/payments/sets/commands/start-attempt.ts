import { lockBillGroup, lockOwnPlaces } from "@/lib/access/locks";
import { getStandingToGroup } from "@/lib/billing/facts";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { type Refusal, requireAllowed } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { DEFAULT_LOCALE } from "@/lib/platform/locales";
import { transaction } from "@/lib/platform/transaction";
import type { Ctx, Viewer, ViewerCtx } from "@/lib/platform/viewer";
import { findMethodFacts } from "../../methods/facts";
import type { SavedKind } from "../../methods/types";
import { MINUTES_TO_PAY } from "../../rules";
import { getSetInvoices } from "../facts";
import { canPaySetByDebit, canPaySetWithSaved, canPayTogether, isRefusal, shareOf, totalOf } from "../rules";
import type { AttemptOrder, SetInvoice, Share, Way } from "../types";
import { findGoingOn } from "./going-on";

/**
 * The one way in which an attempt begins, for one invoice or several, whole or in part, by a person or by auto-pay: locked in
 * one order by everybody, decided on locked rows, committed before the provider hears of it [PAY-1, M1, M2]. Pressed again it
 * is the same one, as long as it has not ended.
 * @returns the attempt's id
 * @throws DomainError NOT_FOUND, INVALID beside what was typed, RULE with the reason of the rule; OwnPaymentInTheWay
 */
export const startAttempt = (ctx: Ctx | ViewerCtx, order: AttemptOrder): Promise<string> =>
  transaction(ctx, async (tx) => {
    const viewer = "viewer" in ctx ? ctx.viewer : null;
    const references = order.shares.map(({ reference }) => reference);
    await lockSet(tx, ctx, order.way, await getSetInvoices(tx, viewer, references));
    const invoices = await getSetInvoices(tx, viewer, references);
    const going = await findGoingOn(tx, viewer, order, invoices);
    if (going) return going;
    const shares = sharesIn(order, invoices, viewer?.locale ?? DEFAULT_LOCALE);
    const means = await requirePayable(tx, viewer, order.way, shares);
    return insertAttempt(tx, ctx, { shares, means, way: order.way, viewer });
  });

/** Bill group, own places, invoices: each in the order of its ids, so that sets that overlap meet and never cross. */
async function lockSet(tx: Tx, ctx: Ctx | ViewerCtx, way: Way, invoices: readonly SetInvoice[]): Promise<void> {
  const [first] = invoices;
  if ("viewer" in ctx) {
    if (way.kind === "saved" && first) await lockBillGroup(tx, ctx, first.billGroupId);
    await lockOwnPlaces(
      tx,
      ctx,
      invoices.map(({ contractId }) => contractId),
    );
  }
  const ids = invoices.map(({ id }) => id);
  // Whoever changes what is open holds these rows too, so what is read next is what the attempt is over.
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT id FROM invoice WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  if (locked.length < ids.length) throw notFound();
}

/** @throws DomainError INVALID with what is wrong beside each field */
export function sharesIn(
  { shares }: Pick<AttemptOrder, "shares">,
  invoices: readonly SetInvoice[],
  locale: string,
): Share[] {
  const faults: Record<string, Refusal> = {};
  const found = invoices.flatMap((of, at) => {
    const wanted = shares[at];
    // What cannot be paid at all is said by the rule, not beside what was typed.
    if (!wanted || of.invoice.open.minor <= 0n) return { of, amount: of.invoice.open };
    const share = shareOf(of, wanted, locale);
    if (!isRefusal(share)) return share;
    faults[wanted.field] = share;
    return [];
  });
  const [fault] = Object.values(faults);
  if (fault) throw new DomainError("INVALID", fault.reason, { params: fault.params, fields: faults });
  return found;
}

/** @returns what it is paid with */
async function requirePayable(tx: Tx, viewer: Viewer | null, way: Way, shares: readonly Share[]): Promise<SavedKind> {
  if (way.kind === "page") {
    requireAllowed(way.means === "card" ? canPayTogether(shares) : canPaySetByDebit(shares));
    return way.means;
  }
  const [first] = shares;
  const { billGroupId = "", today } = first?.of ?? {};
  const method = first && (await findMethodFacts(tx, billGroupId, way.methodId));
  if (!method || !today) throw notFound();
  const standing = viewer && (await getStandingToGroup(tx, viewer, billGroupId));
  const { kind, expiresOn } = method;
  requireAllowed(canPaySetWithSaved(shares, { kind, standing, expiresOn, today }));
  return kind;
}

interface NewAttempt {
  readonly shares: readonly Share[];
  readonly means: SavedKind;
  readonly way: Way;
  readonly viewer: Viewer | null;
}

async function insertAttempt(tx: Tx, ctx: Ctx, { shares, means, way, viewer }: NewAttempt): Promise<string> {
  const id = newId();
  const accountId = shares[0]?.of.accountId ?? "";
  const { minor = 0n, currency = "" } = totalOf(shares) ?? {};
  const kind = way.kind === "page" ? "checkout" : viewer ? "saved" : "auto";
  await tx.$executeRaw`
    INSERT INTO payment_attempt (id, account_id, kind, means, currency, amount_minor, payer_person_id, payer_locale,
                                 payment_method_id, created_at, expires_at)
    SELECT ${id}::uuid, account.id, ${kind}::attempt_kind, ${means}::payment_method_kind, ${currency}, ${minor}::bigint,
           ${viewer?.personId ?? null}::uuid, coalesce(${viewer?.locale ?? null}, account.locale),
           ${way.kind === "saved" ? way.methodId : null}::uuid,
           portal.now(), portal.now() + make_interval(mins => ${MINUTES_TO_PAY}::int)
    FROM account WHERE account.id = ${accountId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO payment_attempt_invoice (attempt_id, account_id, contract_id, invoice_id, amount_minor, is_open)
    VALUES ${Prisma.join(
      shares.map(
        ({ of, amount }) => Prisma.sql`
          (${id}::uuid, ${accountId}::uuid, ${of.contractId}::uuid, ${of.id}::uuid, ${amount.minor}::bigint, true)`,
      ),
    )}`;
  for (const { of, amount } of shares)
    await audit(tx, ctx, {
      action: "payment.started",
      accountId,
      contractId: of.contractId,
      after: { invoice: of.invoice.number, amount: amount.minor.toString(), currency },
    });
  return id;
}
