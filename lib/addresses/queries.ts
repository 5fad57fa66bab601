import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { AddressKind, AddressOwner, AddressRow } from "./types";

const of = ({ contractId, billGroupId }: Pick<AddressOwner, "contractId" | "billGroupId">): Prisma.Sql =>
  contractId
    ? Prisma.sql`address.contract_id = ${contractId}::uuid`
    : Prisma.sql`address.contract_id IS NULL AND address.bill_group_id = ${billGroupId}::uuid`;

/**
 * The addresses of an owner whom the caller has found among the viewer's; with `lock` held for writing, so that who saves
 * second sees what the first one saved.
 */
export async function listAddresses(
  tx: Tx,
  owner: Pick<AddressOwner, "contractId" | "billGroupId">,
  lock = false,
): Promise<ReadonlyMap<AddressKind, AddressRow>> {
  const rows = await tx.$queryRaw<(AddressRow & { kind: AddressKind })[]>`
    SELECT address.id, address.kind::text AS kind, address.company, address.name, address.email, address.phone,
           address.line1, address.line2, address.postal_code AS "postalCode", address.city, address.region,
           address.country, address.version
    FROM address WHERE ${of(owner)} ORDER BY address.kind ${lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  return new Map(rows.map(({ kind, ...row }) => [kind, row]));
}
