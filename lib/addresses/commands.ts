import { audit, lastDone } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { refused } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import { formatInstant } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { addressFormat } from "./formats";
import { listAddresses } from "./queries";
import { ADDRESS_FIELDS, addressProblems, fitted } from "./rules";
import type { AddressFormat, AddressKind, AddressOwner, AddressRow, PostalAddress, SavedAddress } from "./types";

/**
 * Saves an address of an owner that the calling command has found and locked, in its transaction, with the audit row.
 * @returns the audit row's id; null where nothing differs from what was saved
 * @throws DomainError INVALID by field [CON-5], RULE for another billing country [CON-4], CONFLICT with what somebody else
 * saved since the form was filled [CON-5]
 */
export async function saveAddress(
  tx: Tx,
  ctx: ViewerCtx,
  owner: AddressOwner,
  kind: AddressKind,
  { version, ...typed }: SavedAddress,
): Promise<string | null> {
  const saved = (await listAddresses(tx, owner, true)).get(kind) ?? null;
  if (kind === "billing") requireSameCountry(owner, saved, typed.country);
  if ((saved?.version ?? 0) !== version) throw await savedMeanwhile(tx, ctx, owner, kind, saved);
  const address = checked(typed);
  const changed = ADDRESS_FIELDS.filter((field) => address[field] !== (saved?.[field] ?? null));
  if (changed.length === 0) return null;
  if (saved) await update(tx, saved, address);
  else if (!(await insert(tx, owner, kind, address)))
    throw await savedMeanwhile(tx, ctx, owner, kind, (await listAddresses(tx, owner)).get(kind) ?? null);
  const { accountId, billGroupId, contractId } = owner;
  return audit(tx, ctx, {
    action: actionOf(owner, kind),
    accountId,
    ...(contractId ? { contractId } : { billGroupId }),
    before: Object.fromEntries(changed.map((field) => [field, saved?.[field] ?? null])),
    after: Object.fromEntries(changed.map((field) => [field, address[field]])),
  });
}

/**
 * Deletes an owner's own address, found and locked by the calling command, so that the bill group's counts again; history
 * keeps what it said [CON-6].
 * @returns the audit row's id; null where there is none of its own
 * @throws DomainError CONFLICT with what somebody else saved since the page was drawn [CON-5]
 */
export async function giveBackAddress(
  tx: Tx,
  ctx: ViewerCtx,
  owner: AddressOwner & { readonly contractId: string },
  { kind, version }: { readonly kind: "contact" | "shipping"; readonly version: number },
): Promise<string | null> {
  const saved = (await listAddresses(tx, owner, true)).get(kind);
  if (!saved) return null;
  if (saved.version !== version) throw await savedMeanwhile(tx, ctx, owner, kind, saved);
  const deleted = await tx.$executeRaw`DELETE FROM address WHERE id = ${saved.id}::uuid`;
  if (deleted === 0) throw notFound();
  return audit(tx, ctx, {
    ...{ action: `contract.${kind}_address_given_back`, accountId: owner.accountId, contractId: owner.contractId },
    before: Object.fromEntries(ADDRESS_FIELDS.filter((field) => saved[field]).map((field) => [field, saved[field]])),
    after: {},
  });
}

const actionOf = ({ contractId }: AddressOwner, kind: AddressKind): string =>
  `${contractId ? "contract" : "bill_group"}.${kind}_address_changed`;

function checked(typed: PostalAddress): PostalAddress {
  const format: AddressFormat | null = addressFormat(typed.country);
  if (!format) throw new DomainError("INVALID", "addresses.country_unknown", { field: "country" });
  const address = fitted(format, typed);
  const problems = addressProblems(format, address);
  if (Object.keys(problems).length > 0)
    throw new DomainError("INVALID", "addresses.part_missing", { fields: problems });
  return address;
}

/** Tax depends on the billing country, so it is the seller's to change [CON-4]. */
function requireSameCountry({ customerService: ask }: AddressOwner, saved: AddressRow | null, country: string): void {
  if (!saved) throw refusal("addresses.none_yet", ask);
  if (saved.country !== country) throw refusal("addresses.country_locked", ask);
}

const refusal = (reason: "addresses.none_yet" | "addresses.country_locked", ask: AddressOwner["customerService"]) =>
  new DomainError("RULE", reason, { refusal: refused(reason, { ask }) });

async function savedMeanwhile(
  tx: Tx,
  { viewer }: ViewerCtx,
  owner: AddressOwner,
  kind: AddressKind,
  saved: AddressRow | null,
): Promise<DomainError> {
  const last = await lastDone(tx, actionOf(owner, kind), owner);
  const current = Object.fromEntries(ADDRESS_FIELDS.map((field) => [field, saved?.[field] ?? ""]));
  return new DomainError("CONFLICT", last ? "billing.saved_meanwhile" : "billing.changed_meanwhile", {
    params: last ? { who: last.who, at: formatInstant(last.at, viewer.locale, owner.timeZone) } : {},
    current: { ...current, version: String(saved?.version ?? 0) },
  });
}

async function update(tx: Tx, { id }: AddressRow, address: PostalAddress): Promise<void> {
  const updated = await tx.$executeRaw`
    UPDATE address SET company = ${address.company}, name = ${address.name}, email = ${address.email},
      phone = ${address.phone}, line1 = ${address.line1}, line2 = ${address.line2}, postal_code = ${address.postalCode},
      city = ${address.city}, region = ${address.region}, country = ${address.country}, version = version + 1
    WHERE id = ${id}::uuid`;
  if (updated === 0) throw notFound();
}

/** @returns false when somebody else was first */
async function insert(tx: Tx, owner: AddressOwner, kind: AddressKind, address: PostalAddress): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO address (id, account_id, bill_group_id, contract_id, kind, company, name, email, phone, line1, line2,
                         postal_code, city, region, country, version)
    VALUES (${newId()}::uuid, ${owner.accountId}::uuid, ${owner.billGroupId}::uuid, ${owner.contractId}::uuid,
            ${kind}::address_kind, ${address.company}, ${address.name}, ${address.email}, ${address.phone},
            ${address.line1}, ${address.line2}, ${address.postalCode}, ${address.city}, ${address.region},
            ${address.country}, 1)
    ON CONFLICT DO NOTHING`;
  return inserted > 0;
}
