import { logoPath } from "@/lib/branding/rules";
import { debitSchemeOf } from "@/lib/payments/debits/rules";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { type Money, toDecimal } from "@/lib/platform/money";
import { providerBounds } from "@/lib/platform/provider-money";
import { transaction } from "@/lib/platform/transaction";
import { parseTypedMoney } from "@/lib/platform/typed-money";
import type { DeskCtx } from "@/lib/platform/viewer";
import { tellAdminsOfBank } from "./mail";
import type { LogoPictures } from "./picture";
import { readMonies, readSeller } from "./queries";
import { lastOf } from "./rules";
import type { SellerBankInput, SellerInput, SellerLimitsInput, SellerLookInput } from "./schema";
import type { SellerMoney } from "./types";

const LOOK = ["color", "serviceName", "serviceEmail", "servicePhone"] as const;
const BANK = ["bankName", "accountHolder", "accountNumber", "bankCode"] as const;

const savedMeanwhile = (current: Readonly<Record<string, string>>): DomainError =>
  new DomainError("CONFLICT", "sellers.changed_meanwhile", { current });

/**
 * Changes a seller entity's colour and customer service. Documents issued before keep their look, by a trigger [BIL-5, INV-2].
 * @throws DomainError NOT_FOUND, CONFLICT [CON-5]
 */
export const changeSellerLook = (ctx: DeskCtx, { seller: id, version, ...look }: SellerLookInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const saved = await readSeller(tx, id, true);
    const { color, serviceName, serviceEmail, servicePhone } = saved;
    if (saved.version !== version)
      throw savedMeanwhile({ color, serviceName, serviceEmail, servicePhone, version: String(saved.version) });
    const changed = LOOK.filter((field) => saved[field] !== look[field]);
    if (changed.length === 0) return;
    await tx.$executeRaw`
      UPDATE seller_entity SET brand_color = ${look.color}, customer_service_name = ${look.serviceName},
        customer_service_email = ${look.serviceEmail}, customer_service_phone = ${look.servicePhone}, version = version + 1
      WHERE id = ${id}::uuid`;
    const of = (values: Readonly<Record<(typeof LOOK)[number], string>>) =>
      Object.fromEntries(changed.map((field) => [field, values[field]]));
    const after = { seller: saved.name, ...of(look) };
    await audit(tx, ctx, { action: "seller.look_changed", before: { seller: saved.name, ...of(saved) }, after });
  });

async function changeLogo(tx: Tx, ctx: DeskCtx, id: string, logoUrl: string | null): Promise<void> {
  const saved = await readSeller(tx, id, true);
  if (saved.logoUrl === logoUrl) return;
  await tx.$executeRaw`UPDATE seller_entity SET logo_url = ${logoUrl} WHERE id = ${id}::uuid`;
  await audit(tx, ctx, {
    action: logoUrl === null ? "seller.logo_removed" : "seller.logo_set",
    before: { seller: saved.name, logo: saved.logoUrl },
    after: { seller: saved.name, logo: logoUrl },
  });
}

/**
 * Gives a seller entity a logo. Pages show it at once; documents issued before keep theirs, by a trigger [BIL-5, INV-2].
 * @throws DomainError NOT_FOUND
 */
export const setSellerLogo = (ctx: DeskCtx, seller: string, { screen, printed }: LogoPictures): Promise<void> =>
  transaction(ctx, async (tx) => {
    await readSeller(tx, seller, true);
    const id = newId();
    await tx.$executeRaw`
      INSERT INTO seller_logo (id, seller_entity_id, screen, printed, added_at)
      VALUES (${id}::uuid, ${seller}::uuid, ${screen}, ${printed}, portal.now())`;
    await changeLogo(tx, ctx, seller, logoPath(id));
  });

/** Takes the logo away: its name alone stands there from now on. @throws DomainError NOT_FOUND */
export const removeSellerLogo = (ctx: DeskCtx, { seller }: SellerInput): Promise<void> =>
  transaction(ctx, (tx) => changeLogo(tx, ctx, seller, null));

/** One currency's row, locked. @throws DomainError NOT_FOUND */
async function lockMoney(tx: Tx, id: string, currency: string) {
  const seller = await readSeller(tx, id);
  const [found] = await readMonies(tx, seller, currency);
  if (!found) throw notFound();
  return { seller, found };
}

const asTyped = (amount: Money | null): string => (amount ? toDecimal(amount) : "");

function readTyped(typed: string, { currency }: SellerMoney, field: string, ctx: DeskCtx): Money {
  const amount = parseTypedMoney(typed, currency, ctx.staff.locale);
  if (!amount || amount.minor < 0n)
    throw new DomainError("INVALID", "collections.amount_malformed", { params: { currency }, field });
  return amount;
}

/** As the form posts it and the log says it: the scheme, or nothing. */
const debitAsTyped = (isTaken: boolean, { currency }: SellerMoney): string =>
  (isTaken && debitSchemeOf(currency)) || "";

/**
 * Sets the most that one payment may take online, from what amount invoices may be paid in part, and whether bank debits
 * are taken, where the currency has them [INV-3, PAY-2, PAY-3]; it counts for the next payment. @throws DomainError NOT_FOUND, INVALID by field, CONFLICT [CON-5]
 */
export const setSellerLimits = (ctx: DeskCtx, input: SellerLimitsInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { seller, found } = await lockMoney(tx, input.seller, input.currency);
    const before = {
      ...{ onlineLimit: asTyped(found.onlineLimit), partFrom: asTyped(found.partFrom) },
      bankDebit: debitAsTyped(found.bankDebit, found),
    };
    if (found.version !== input.version) throw savedMeanwhile({ ...before, version: String(found.version) });
    const limit = readTyped(input.onlineLimit, found, "onlineLimit", ctx);
    const part = input.partFrom === null ? null : readTyped(input.partFrom, found, "partFrom", ctx);
    if (part && (part.minor === 0n || part.minor > limit.minor))
      throw new DomainError("INVALID", "sellers.part_outside_limit", { params: { limit }, field: "partFrom" });
    const { least } = providerBounds(found.currency);
    if (part && part.minor < least.minor)
      throw new DomainError("INVALID", "sellers.part_under_least", { params: { least }, field: "partFrom" });
    // The form of a currency without them says nothing about them.
    const bankDebit = debitSchemeOf(found.currency) ? input.bankDebit : found.bankDebit;
    await tx.$executeRaw`
      UPDATE seller_currency SET online_limit_minor = ${limit.minor}::bigint, bank_debit = ${bankDebit},
        part_payment_from_minor = ${part?.minor ?? null}::bigint, version = version + 1
      WHERE seller_entity_id = ${seller.id}::uuid AND currency = ${found.currency}`;
    const named = { seller: seller.name, currency: found.currency };
    const after = {
      ...{ onlineLimit: asTyped(limit), partFrom: asTyped(part), bankDebit: debitAsTyped(bankDebit, found) },
    };
    await audit(tx, ctx, {
      ...{ action: "seller.limits_changed", before: { ...named, ...before }, after: { ...named, ...after } },
    });
  });

/**
 * Tells where transfers in a currency go from now on. Issued invoices keep what is printed on them; customers read when it
 * last changed, and every admin is mailed [fraud guard]. @throws DomainError NOT_FOUND, CONFLICT [CON-5]
 */
export const changeSellerBank = (ctx: DeskCtx, input: SellerBankInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const { seller, found } = await lockMoney(tx, input.seller, input.currency);
    const { bankName, accountHolder, accountNumber, bankCode } = found;
    if (found.version !== input.version)
      throw savedMeanwhile({ bankName, accountHolder, accountNumber, bankCode, version: String(found.version) });
    if (BANK.every((field) => found[field] === input[field])) return;
    await tx.$executeRaw`
      UPDATE seller_currency SET bank_name = ${input.bankName}, account_holder = ${input.accountHolder},
        account_number = ${input.accountNumber}, bank_code = ${input.bankCode}, bank_changed_at = portal.now(),
        version = version + 1
      WHERE seller_entity_id = ${seller.id}::uuid AND currency = ${found.currency}`;
    const named = { seller: seller.name, currency: found.currency };
    const eventId = await audit(tx, ctx, {
      action: "seller.bank_changed",
      before: { ...named, bankName, accountHolder, accountNumber: lastOf(accountNumber), bankCode },
      after: {
        ...{ ...named, bankName: input.bankName, accountHolder: input.accountHolder, bankCode: input.bankCode },
        accountNumber: lastOf(input.accountNumber),
      },
    });
    await tellAdminsOfBank(tx, {
      ...{ eventId, seller, before: found, accountNumber: input.accountNumber, by: ctx.staff.name },
    });
  });
