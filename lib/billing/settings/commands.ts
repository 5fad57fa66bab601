import { lockBillGroup } from "@/lib/access/locks";
import { saveAddress } from "@/lib/addresses/commands";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit, lastDone } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import { formatInstant } from "@/lib/platform/format";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { canChangeBillGroup } from "../rules";
import { getGroupOwner } from "./queries";
import { normalNumbers, numberProblems } from "./rules";
import type { GroupAddressInput, GroupNumbersInput } from "./schema";
import type { GroupOwner } from "./types";

const NUMBERS = ["poNumber", "vatNumber", "registrationNumber"] as const;
const NUMBERS_CHANGED = "bill_group.settings_changed";

/**
 * Changes PO, VAT and registration number of a bill group, for the invoices to come [BIL-2].
 * @throws DomainError NOT_FOUND, RULE with the reason of canChangeBillGroup, INVALID by field, CONFLICT [CON-5]
 */
export const changeGroupNumbers = (
  ctx: ViewerCtx,
  { billGroup, version, ...typed }: GroupNumbersInput,
): Promise<void> =>
  transaction(ctx, async (tx) => {
    const owner = await lockChangeable(tx, ctx, billGroup);
    if (owner.version !== version) throw await savedMeanwhile(tx, ctx, owner);
    const problems = numberProblems(typed, owner.homeCountry);
    if (Object.keys(problems).length > 0)
      throw new DomainError("INVALID", "billing.registration_malformed", { fields: problems });
    const numbers = normalNumbers(typed);
    const changed = NUMBERS.filter((field) => numbers[field] !== owner[field]);
    if (changed.length === 0) return;
    const updated = await tx.$executeRaw`
      UPDATE bill_group SET po_number = ${numbers.poNumber}, vat_number = ${numbers.vatNumber},
        registration_number = ${numbers.registrationNumber}, version = version + 1
      WHERE id = ${billGroup}::uuid`;
    if (updated === 0) throw notFound();
    const eventId = await audit(tx, ctx, {
      action: NUMBERS_CHANGED,
      accountId: owner.accountId,
      billGroupId: billGroup,
      before: Object.fromEntries(changed.map((field) => [field, owner[field]])),
      after: Object.fromEntries(changed.map((field) => [field, numbers[field]])),
    });
    await noticeOfChange(tx, eventId);
  });

/** Saves the bill group's billing or shipping contact. @throws DomainError as changeGroupNumbers */
export const saveGroupAddress = (ctx: ViewerCtx, { billGroup, kind, ...address }: GroupAddressInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const owner = await lockChangeable(tx, ctx, billGroup);
    const eventId = await saveAddress(tx, ctx, owner, kind, address);
    if (eventId) await noticeOfChange(tx, eventId);
  });

/** The rule is asked on the locked row [ACC-7]. */
async function lockChangeable(tx: Tx, ctx: ViewerCtx, billGroup: string): Promise<GroupOwner> {
  await lockBillGroup(tx, ctx, billGroup);
  const { owner, standing } = await getGroupOwner(tx, ctx.viewer, billGroup);
  requireAllowed(canChangeBillGroup(standing));
  return owner;
}

async function savedMeanwhile(tx: Tx, { viewer }: ViewerCtx, owner: GroupOwner): Promise<DomainError> {
  const last = await lastDone(tx, NUMBERS_CHANGED, owner);
  return new DomainError("CONFLICT", last ? "billing.saved_meanwhile" : "billing.changed_meanwhile", {
    params: last ? { who: last.who, at: formatInstant(last.at, viewer.locale, owner.timeZone) } : {},
    current: {
      ...Object.fromEntries(NUMBERS.map((field) => [field, owner[field] ?? ""])),
      version: String(owner.version),
    },
  });
}
