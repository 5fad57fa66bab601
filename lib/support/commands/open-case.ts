import { lockBillGroup, lockOwnPlace } from "@/lib/access/locks";
import type { Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { auditCase } from "../facts";
import { countOpened } from "../limits";
import { mailReceipt, tellSupport } from "../mail";
import { findAbout } from "../queries";
import type { OpenCaseInput } from "../schema";

/**
 * Opens a case with customer service, about an invoice or contract of the viewer's or about nothing by name [HLP-3].
 * @throws DomainError NOT_FOUND, INVALID beside a typed number that names neither, TOO_MANY
 */
export const openCase = (ctx: ViewerCtx, input: OpenCaseInput): Promise<{ number: string }> =>
  transaction(ctx, async (tx) => {
    const { key, subject, text } = input;
    const about = await aboutOf(tx, ctx, input);
    if (about) await lockOwnPlace(tx, ctx, about.contractId);
    const { accountId, billGroupId } = about ?? (await groupOf(tx, ctx, input.billGroup));
    const before = await findByKey(tx, key);
    if (before) return { number: before };
    await countOpened(ctx);
    const [made] = await tx.$queryRaw<{ number: string }[]>`
      INSERT INTO support_case (id, account_id, bill_group_id, contract_id, invoice_id, person_id, subject, opened_at, last_at)
      VALUES (${key}::uuid, ${accountId}::uuid, ${billGroupId}::uuid, ${about?.contractId ?? null}::uuid,
              ${about?.invoiceId ?? null}::uuid, ${ctx.viewer.personId}::uuid, ${subject}, portal.now(), portal.now())
      ON CONFLICT DO NOTHING RETURNING number`;
    // Pressed twice at once, or with somebody else's key: then the other one has it.
    if (!made) throw new DomainError("CONFLICT", "support.sent_already");
    await tx.$executeRaw`
      INSERT INTO support_message (id, case_id, person_id, text, sent_at)
      VALUES (${newId()}::uuid, ${key}::uuid, ${ctx.viewer.personId}::uuid, ${text}, portal.now())`;
    const eventId = await auditCase(tx, ctx, { action: "case.opened", accountId, number: made.number });
    await tellSupport(tx, { eventId, caseId: key, what: "opened", text });
    await mailReceipt(tx, { eventId, caseId: key, text });
    return made;
  });

/** What the form was opened from, or what a typed number names: an invoice's or a contract's, of the viewer's [ACC-6]. */
async function aboutOf(tx: Tx, { viewer }: ViewerCtx, { contract, invoice, number }: OpenCaseInput) {
  if (contract || invoice || !number) return findAbout(tx, viewer, { contract, invoice });
  const found =
    (await orNull(findAbout(tx, viewer, { invoice: number }))) ??
    (await orNull(findAbout(tx, viewer, { contract: number })));
  if (!found) throw new DomainError("INVALID", "support.number_unknown", { field: "number" });
  return found;
}

async function orNull<Found>(found: Promise<Found>): Promise<Found | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** Of a case that names nothing: the bill group that is looked at. */
async function groupOf(tx: Tx, ctx: ViewerCtx, billGroup: string): Promise<{ accountId: string; billGroupId: string }> {
  const { id, accountId } = await lockBillGroup(tx, ctx, billGroup);
  return { billGroupId: id, accountId };
}

async function findByKey(tx: Tx, key: string): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ number: string }[]>`SELECT number FROM support_case WHERE id = ${key}::uuid`;
  return found?.number ?? null;
}
