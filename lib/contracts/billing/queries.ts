import { joinOwnAccessSql } from "@/lib/access/visible";
import { listAddresses } from "@/lib/addresses/queries";
import type { AddressKind, SavedAddress } from "@/lib/addresses/types";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { refused } from "@/lib/platform/decision";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { sha256 } from "@/lib/platform/hash";
import type { Viewer } from "@/lib/platform/viewer";
import type { BillingAddressTab, BillingContactTab, BillingOwner, ContractBilling, PrimaryContact } from "./types";

interface BillingFound {
  id: string;
  number: string;
  accountId: string;
  billGroupId: string;
  billGroup: string;
  timeZone: string;
  paidBy: "invoice" | "card";
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
  sellerCountry: string;
}

async function getFacts(tx: Tx, viewer: Viewer, number: string): Promise<BillingFound> {
  const [found] = await tx.$queryRaw<BillingFound[]>`
    SELECT contract.id, contract.number, contract.account_id AS "accountId", bill_group.id AS "billGroupId",
           bill_group.name AS "billGroup", seller.time_zone AS "timeZone", contract.paid_by::text AS "paidBy",
           seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
           seller.customer_service_phone AS "servicePhone", seller.country AS "sellerCountry"
    FROM contract
    ${joinOwnAccessSql(viewer)}
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE contract.number = ${number}`;
  if (!found) throw notFound();
  return found;
}

const serviceOf = ({ serviceName, serviceEmail, servicePhone }: BillingFound) => ({
  name: serviceName,
  email: serviceEmail,
  phone: servicePhone,
});

const shared = (found: BillingFound): ContractBilling => ({
  number: found.number,
  billGroup: found.billGroup,
  billGroupId: found.billGroupId,
  paidBy: found.paidBy,
  customerService: serviceOf(found),
});

/** A command's first read: the contract among the viewer's, as the owner of its addresses. @throws DomainError NOT_FOUND */
export async function getBillingOwner(tx: Tx, viewer: Viewer, number: string): Promise<BillingOwner> {
  const found = await getFacts(tx, viewer, number);
  const { accountId, billGroupId, timeZone, id: contractId } = found;
  return { accountId, billGroupId, contractId, timeZone, customerService: serviceOf(found) };
}

/** @throws DomainError NOT_FOUND */
export const getBillingAddress = (viewer: Viewer, number: string): Promise<BillingAddressTab> =>
  viewerReading(viewer, async (tx) => {
    const found = await getFacts(tx, viewer, number);
    const addresses = await listAddresses(tx, { contractId: found.id, billGroupId: found.billGroupId });
    const noneYet = refused("addresses.none_yet", { ask: serviceOf(found) });
    return { ...shared(found), address: addresses.get("billing") ?? null, noneYet };
  });

/** @throws DomainError NOT_FOUND */
export const getBillingContact = (viewer: Viewer, number: string): Promise<BillingContactTab> =>
  viewerReading(viewer, async (tx) => {
    const found = await getFacts(tx, viewer, number);
    const own = await listAddresses(tx, { contractId: found.id, billGroupId: found.billGroupId });
    const ofGroup = await listAddresses(tx, { contractId: null, billGroupId: found.billGroupId });
    const primary = await findPrimary(tx, viewer, number);
    const both = (kind: AddressKind): { own: SavedAddress | null; ofGroup: SavedAddress | null } => ({
      own: own.get(kind) ?? null,
      ofGroup: ofGroup.get(kind) ?? null,
    });
    return {
      ...shared(found),
      primary,
      homeCountry: own.get("billing")?.country ?? found.sellerCountry,
      viewerIsPrimary: primary?.personId === viewer.personId,
      contact: both("contact"),
      shipping: both("shipping"),
    };
  });

/** The primary billing contact of one of the viewer's contracts; with `lock` their name and phone are held for writing. */
export async function findPrimary(
  tx: Tx,
  viewer: Viewer,
  number: string,
  lock = false,
): Promise<PrimaryContact | null> {
  const [found] = await tx.$queryRaw<Omit<PrimaryContact, "seen">[]>`
    SELECT named.person_id AS "personId", person.email, named.first_name AS "firstName", named.last_name AS "lastName",
           named.phone
    FROM contract
    ${joinOwnAccessSql(viewer)}
    JOIN contract_contact place ON place.contract_id = contract.id AND place.is_primary
    JOIN account_person named ON named.account_id = place.account_id AND named.person_id = place.person_id
    JOIN person ON person.id = place.person_id
    WHERE contract.number = ${number} ${lock ? Prisma.sql`FOR UPDATE OF named` : Prisma.empty}`;
  return found ? { ...found, seen: seenOf(found) } : null;
}

const seenOf = ({ personId, firstName, lastName, phone }: Omit<PrimaryContact, "seen">): string =>
  Buffer.from(sha256(JSON.stringify([personId, firstName, lastName, phone]))).toString("hex");
