import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import { asSystem, type Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { decidedInTime, getQuoteFacts, lockQuote } from "../../facts";
import { canAccept } from "../../rules";
import type { FoundQuote } from "../../types";
import { mailAccepted } from "../mail";
import { readOrdered } from "../queries";
import type { AcceptQuoteInput } from "../schema";
import type { Ordered } from "../types";
import { keepSigned } from "./keep-signed";
import { makeContract } from "./make-contract";
import { orderQuote } from "./order-quote";

/**
 * Signs a quote [QUO-2]. In one transaction: it is accepted, one order is placed, the contract gets its subscriptions (a new
 * contract where the quote makes one), what is due now is invoiced, and the signed document is kept with its SHA-256;
 * with history, and mails. Whoever signed it already and sends the form again is told of the same order.
 * @throws DomainError NOT_FOUND, RULE with the reason of canAccept
 */
export const acceptQuote = (ctx: ViewerCtx, input: AcceptQuoteInput): Promise<{ number: string }> =>
  decidedInTime(ctx, input.number, () =>
    transaction(ctx, async (tx) => {
      await lockContractOf(tx, ctx, input.number);
      const quote = await lockQuote(tx, ctx, input.number);
      if (await hasAccepted(tx, ctx, quote)) return { number: quote.number };
      requireAllowed(canAccept(quote));
      // Prices, orders and invoices are nobody's to write but the system's: see the policies of these tables.
      await asSystem(tx, async () => carryOut(tx, ctx, await readOrdered(tx, quote.id), input));
      return { number: quote.number };
    }),
  );

/** The contract before one's own place on it, as whoever removes people does: its value grows by what is bought. */
async function lockContractOf(tx: Tx, ctx: ViewerCtx, number: string): Promise<void> {
  const { contractId } = await getQuoteFacts(tx, ctx.viewer, number);
  if (contractId)
    await asSystem(tx, () => tx.$executeRaw`SELECT FROM contract WHERE id = ${contractId}::uuid FOR NO KEY UPDATE`);
}

/** Whether it was the same person: then what they asked for is done. */
async function hasAccepted(tx: Tx, { viewer }: ViewerCtx, { id, status }: FoundQuote): Promise<boolean> {
  if (status !== "accepted") return false;
  const mine = await tx.quote.count({ where: { id, endedById: viewer.personId } });
  return mine === 1;
}

async function carryOut(tx: Tx, ctx: ViewerCtx, ordered: Ordered, input: AcceptQuoteInput): Promise<void> {
  const { id, number, accountId } = ordered;
  const contract = await contractOf(tx, ctx, ordered);
  const order = await orderQuote(tx, ordered, contract, input);
  await keepSigned(tx, ctx, { ordered, contract, order, input });
  await tx.$executeRaw`
    UPDATE quote SET status = 'accepted', ended_at = portal.now(), ended_by_person_id = ${ctx.viewer.personId}::uuid,
                     contract_id = ${contract.id}::uuid
    WHERE id = ${id}::uuid AND status = 'published'`;
  const after = { quote: number, order: order.number, signedBy: input.signerName, invoice: order.invoice };
  const eventId = await audit(tx, ctx, { action: "quote.accepted", accountId, contractId: contract.id, after });
  await mailAccepted(tx, ctx, { eventId, ordered, contract, order, input });
  await noticeOfChange(tx, eventId);
}

/** The contract that it extends, whose value grows by it, or the new one. */
async function contractOf(tx: Tx, ctx: ViewerCtx, ordered: Ordered): Promise<{ id: string; number: string }> {
  const { contractId, net } = ordered;
  if (!contractId) return makeContract(tx, ctx, ordered);
  const [contract] = await tx.$queryRaw<{ id: string; number: string }[]>`
    UPDATE contract SET value_minor = value_minor + ${net.minor}::bigint WHERE id = ${contractId}::uuid
    RETURNING id, number`;
  if (!contract) throw new Error(`quote ${ordered.number} extends no contract`);
  return contract;
}
