import { emailAddress } from "@/lib/auth/address";
import type { PayTo } from "@/lib/invoices/types";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { exponentOf } from "@/lib/platform/money";
import { zoneOfCountry } from "../codes";
import { toPayTo } from "../draft";
import { type Identifier, type Identifiers, identifiersOf } from "../parties";
import { findByIdentifiers, findSellerByTaxId } from "../queries";
import type { UblDocument } from "../schema";

/** What one payment may take online where nobody has set it yet, in whole units of the currency. */
const ONLINE_LIMIT = 50_000n;
const NEUTRAL_COLOR = "#334155";

/** The supplier's seller entity, or null where there is none yet. */
export async function findSeller(tx: Tx, { supplier }: UblDocument): Promise<string | null> {
  const identifiers = identifiersOf(supplier, "seller");
  const found = await findByIdentifiers(tx, "seller_entity", identifiers);
  const vat = identifiers.sure.find(({ scheme }) => scheme === "vat");
  return found ?? (vat ? findSellerByTaxId(tx, vat.value) : null);
}

/** The supplier's seller entity, made if new, with a way to be paid in the document's currency. */
export async function matchSeller(tx: Tx, document: UblDocument): Promise<{ id: string; isNew: boolean }> {
  const known = await findSeller(tx, document);
  const id = known ?? (await makeSeller(tx, document));
  await remember(tx, "seller_entity", id, identifiersOf(document.supplier, "seller"));
  await addCurrency(tx, id, document.currency.value, toPayTo(document));
  return { id, isNew: known === null };
}

async function makeSeller(tx: Tx, { supplier }: UblDocument): Promise<string> {
  const { name, vat, registration, street, postalCode, city, region, country, contact, phone } = supplier;
  const { _max } = await tx.sellerEntity.aggregate({ _max: { rank: true } });
  const { id } = await tx.sellerEntity.create({
    data: {
      id: newId(),
      name: name.value,
      brandColor: NEUTRAL_COLOR,
      timeZone: zoneOfCountry(country.value),
      addressLine: (street ?? supplier.addressLines[0])?.value ?? "",
      postalCode: postalCode?.value ?? "",
      city: city?.value ?? "",
      region: region?.value ?? null,
      country: country.value,
      taxId: (vat ?? registration)?.value ?? "",
      customerServiceName: contact?.value ?? name.value,
      customerServiceEmail: emailAddress.safeParse(supplier.email?.value).data ?? ownAddress(),
      customerServicePhone: phone?.value ?? "",
      rank: (_max.rank ?? 0) + 1,
    },
    select: { id: true },
  });
  return id;
}

/** The address that the portal's own mails come from. */
export const ownAddress = (): string => {
  const { MAIL_FROM } = env();
  return (/<([^<>]+)>\s*$/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM).trim().toLowerCase();
};

async function addCurrency(tx: Tx, sellerEntityId: string, currency: string, payTo: PayTo | null): Promise<void> {
  await tx.sellerCurrency.createMany({
    data: {
      sellerEntityId,
      currency,
      onlineLimitMinor: ONLINE_LIMIT * 10n ** BigInt(exponentOf(currency)),
      bankName: payTo?.bankName ?? "",
      accountHolder: payTo?.accountHolder ?? "",
      accountNumber: payTo?.accountNumber ?? "",
      bankCode: payTo?.bankCode ?? "",
    },
    skipDuplicates: true,
  });
}

/** Keeps by what a row was named, so that it is found again. What names another row already goes on naming that. */
export async function remember(
  tx: Tx,
  kind: "seller_entity" | "account" | "bill_group" | "contract",
  targetId: string,
  { sure, shared, place }: Identifiers | { sure: readonly Identifier[]; shared?: undefined; place?: undefined },
): Promise<void> {
  const all = [...sure, ...(shared ?? []), ...(place ? [place] : [])];
  await tx.externalId.createMany({ data: all.map((one) => ({ ...one, kind, targetId })), skipDuplicates: true });
}
