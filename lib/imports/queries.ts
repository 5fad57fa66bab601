import type { Tx } from "@/lib/platform/db";
import type { Identifier, Identifiers } from "./parties";

type Kind = "seller_entity" | "account" | "bill_group" | "contract";

/** The row that one identifier names. */
export async function findByIdentifier(tx: Tx, kind: Kind, { scheme, value }: Identifier): Promise<string | null> {
  const found = await tx.externalId.findUnique({ where: { kind_scheme_value: { kind, scheme, value } } });
  return found?.targetId ?? null;
}

/**
 * The seller entity or account that a party's identifiers name: a sure one decides; a shared one only where no sure one
 * speaks against it; the place only for who has no identifier, so that two companies of one name stay two.
 */
export async function findByIdentifiers(
  tx: Tx,
  kind: "seller_entity" | "account",
  { sure, shared, place }: Identifiers,
): Promise<string | null> {
  for (const identifier of sure) {
    const found = await findByIdentifier(tx, kind, identifier);
    if (found) return found;
  }
  for (const identifier of shared) {
    const found = await findByIdentifier(tx, kind, identifier);
    if (found && !(await isSomebodyElse(tx, kind, found, sure))) return found;
  }
  return sure.length + shared.length === 0 ? findByIdentifier(tx, kind, place) : null;
}

/** Whether the row is known by another number of a kind that the party names too. */
async function isSomebodyElse(tx: Tx, kind: Kind, targetId: string, sure: readonly Identifier[]): Promise<boolean> {
  const others = await tx.externalId.count({
    where: { kind, targetId, OR: sure.map(({ scheme, value }) => ({ scheme, value: { not: value } })) },
  });
  return sure.length > 0 && others > 0;
}

/** A seller entity of the desk's by the tax id it was given there, if only one has it. */
export async function findSellerByTaxId(tx: Tx, taxId: string): Promise<string | null> {
  const [found, another] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM seller_entity WHERE regexp_replace(upper(tax_id), '[^A-Z0-9]', '', 'g') = ${taxId} LIMIT 2`;
  return found && !another ? found.id : null;
}

/** What is here already under a number of a seller entity's. */
export async function findIssued(
  tx: Tx,
  kind: "invoice" | "credit_memo",
  sellerEntityId: string,
  number: string,
): Promise<{ contractId: string; sourceHash: Uint8Array | null } | null> {
  const where = { sellerEntityId_number: { sellerEntityId, number } };
  const select = { contractId: true, sourceHash: true };
  return kind === "invoice" ? tx.invoice.findUnique({ where, select }) : tx.creditMemo.findUnique({ where, select });
}
