import { lockOwnPlace } from "@/lib/access/locks";
import { audit } from "@/lib/platform/audit";
import { systemDb, type Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { env } from "@/lib/platform/env";
import { DomainError, notFound } from "@/lib/platform/errors";
import { sha256 } from "@/lib/platform/hash";
import { newId, newSecret } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/jobs";
import { countAgainst, isUsedUp, type Limit, secondsUntilWithin } from "@/lib/platform/limits";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { getInvoiceFacts, type InvoiceFactsRow, toInvoiceFacts } from "../facts";
import { toShared } from "./facts";
import { readShared } from "./queries";
import {
  canShareInvoice,
  GUESSES,
  LINK_DAYS,
  LINKS_OF_PERSON,
  MAILS_OF_CONTRACT,
  MAILS_OF_PERSON,
  sharedPath,
} from "./rules";
import { type ShareByLinkInput, type ShareByMailInput, tokenInPath, type WithdrawShareInput } from "./schema";
import type { OpenedLink } from "./types";

/**
 * Mails the invoice's PDF to one address [INV-7]: everybody who sees the contract may. The worker draws the document and
 * sends it.
 * @throws DomainError NOT_FOUND, RULE with the reason of canShareInvoice, TOO_MANY
 */
export async function shareByMail(
  ctx: ViewerCtx,
  { reference, email, note }: ShareByMailInput,
): Promise<{ email: string }> {
  const { personId } = ctx.viewer;
  const { contractId } = await transaction(ctx, (tx) => getShareable(tx, ctx, reference));
  await count("mails_of_invoices", personId, MAILS_OF_PERSON);
  await count("mails_of_invoices_of", contractId, MAILS_OF_CONTRACT);
  await transaction(ctx, async (tx) => {
    const invoice = await getShareable(tx, ctx, reference);
    const id = newId();
    await tx.$executeRaw`
      INSERT INTO invoice_share (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, sent_to, note, created_at)
      VALUES (${id}::uuid, ${invoice.accountId}::uuid, ${invoice.contractId}::uuid, ${invoice.id}::uuid, 'mail',
              ${personId}::uuid, ${email}, ${note}, portal.now())`;
    await record(tx, ctx, "invoice.shared_by_mail", invoice, { to: email });
    await enqueue(tx, "share_mail", { shareId: id }, `share:${id}`);
  });
  return { email };
}

/**
 * Makes a link to the invoice, which works for 14 days. Its 256 bits are in this answer and nowhere else [S7].
 * @throws DomainError NOT_FOUND, RULE with the reason of canShareInvoice, TOO_MANY
 */
export async function shareByLink(ctx: ViewerCtx, { reference }: ShareByLinkInput): Promise<{ url: string }> {
  const { personId } = ctx.viewer;
  await transaction(ctx, (tx) => getShareable(tx, ctx, reference));
  await count("links_to_invoices", personId, LINKS_OF_PERSON);
  const token = newSecret();
  await transaction(ctx, async (tx) => {
    const invoice = await getShareable(tx, ctx, reference);
    await tx.$executeRaw`
      INSERT INTO invoice_share (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, token_hash, created_at,
                                 expires_at)
      SELECT ${newId()}::uuid, ${invoice.accountId}::uuid, ${invoice.contractId}::uuid, ${invoice.id}::uuid, 'link',
             ${personId}::uuid, ${sha256(token)}, at, at + make_interval(days => ${LINK_DAYS}::int)
      FROM (SELECT portal.now() AS at) now`;
    await record(tx, ctx, "invoice.shared_by_link", invoice, {});
  });
  return { url: `${env().APP_URL}${sharedPath(token)}` };
}

/** Withdraws a link for good: whoever made it may, and anybody else who sees the contract. @throws DomainError NOT_FOUND */
export const withdrawShare = (ctx: ViewerCtx, { reference, share }: WithdrawShareInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const invoice = await getInvoiceFacts(tx, ctx.viewer, reference);
    await lockOwnPlace(tx, ctx, invoice.contractId);
    const withdrawn = await tx.$executeRaw`
      UPDATE invoice_share SET withdrawn_at = portal.now(), withdrawn_by_person_id = ${ctx.viewer.personId}::uuid
      WHERE id = ${share}::uuid AND invoice_id = ${invoice.id}::uuid AND kind = 'link' AND withdrawn_at IS NULL`;
    if (withdrawn === 0) throw notFound();
    await record(tx, ctx, "invoice.share_withdrawn", invoice, {});
  });

/**
 * What a link opens, for nobody in particular [INV-7]. A wrong one, an expired and a withdrawn one are the same; once
 * many of these were opened from a network, nothing opens there for a while.
 */
export async function openShared(segment: string, network: string, isActivity: boolean): Promise<OpenedLink> {
  if (await isUsedUp("share_guesses", network, GUESSES)) return { state: "wait" };
  const token = tokenInPath(segment);
  const found = token ? await systemDb((tx) => readAndCount(tx, token, isActivity)) : null;
  if (found) return { state: "live", invoice: toShared(found) };
  await countAgainst("share_guesses", network, GUESSES);
  return { state: "dead" };
}

/** Its sharer sees how often it was opened, and when last. */
async function readAndCount(tx: Tx, token: string, isActivity: boolean) {
  const found = await readShared(tx, token);
  if (found && isActivity)
    await tx.$executeRaw`
      UPDATE invoice_share SET opened_count = opened_count + 1, last_opened_at = portal.now()
      WHERE id = ${found.shareId}::uuid`;
  return found;
}

async function getShareable(tx: Tx, ctx: ViewerCtx, reference: string): Promise<InvoiceFactsRow> {
  const invoice = await getInvoiceFacts(tx, ctx.viewer, reference);
  await lockOwnPlace(tx, ctx, invoice.contractId);
  requireAllowed(canShareInvoice(toInvoiceFacts(invoice)));
  return invoice;
}

const record = (
  tx: Tx,
  ctx: ViewerCtx,
  action: "invoice.shared_by_mail" | "invoice.shared_by_link" | "invoice.share_withdrawn",
  { accountId, contractId, number }: InvoiceFactsRow,
  more: { readonly to?: string },
): Promise<string> => audit(tx, ctx, { action, accountId, contractId, after: { invoice: number, ...more } });

async function count(name: string, key: string, limit: Limit): Promise<void> {
  const seconds = await secondsUntilWithin(name, key, limit);
  if (seconds > 0)
    throw new DomainError("TOO_MANY", "share.too_many", { params: { hours: Math.ceil(seconds / 3_600) } });
}
