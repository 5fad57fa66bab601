import { visibleContract } from "@/lib/access/visible";
import { systemDb, type Tx } from "@/lib/platform/db";
import { mailContacts } from "../mail";

/**
 * Finds the contract a request means and asks its contacts, once. No match says nothing to anybody, and neither does one
 * that the asker sees already [ACC-9].
 */
export async function matchRequest(id: string): Promise<void> {
  await systemDb(async (tx) => {
    const [request] = await tx.$queryRaw<{ personId: string; number: string }[]>`
      SELECT person_id AS "personId", number FROM access_request
      WHERE id = ${id}::uuid AND ended_at IS NULL AND expires_at > portal.now() FOR UPDATE`;
    if (!request) return;
    const meant = await findMeant(tx, request.number);
    if (meant?.accountType !== "direct") return;
    if ((await tx.contract.count({ where: { id: meant.id, AND: visibleContract(request) } })) > 0) return;
    const added = await tx.$executeRaw`
      INSERT INTO access_request_match (request_id, account_id, contract_id)
      VALUES (${id}::uuid, ${meant.accountId}::uuid, ${meant.id}::uuid) ON CONFLICT (request_id) DO NOTHING`;
    if (added > 0) await mailContacts(tx, id, "access_request");
  });
}

interface Meant {
  id: string;
  accountId: string;
  accountType: string;
}

/** The contract with that number, in capitals or not; else the one contract of all invoices with it. */
async function findMeant(tx: Tx, number: string): Promise<Meant | undefined> {
  const named = await tx.$queryRaw<(Meant & { isExact: boolean })[]>`
    SELECT contract.id, account.id AS "accountId", account.type::text AS "accountType",
           contract.number = ${number} AS "isExact"
    FROM contract JOIN account ON account.id = contract.account_id
    WHERE lower(contract.number) = lower(${number}) ORDER BY "isExact" DESC LIMIT 2`;
  if (named.length > 0) return named.length === 1 || named[0]?.isExact ? named[0] : undefined;
  const billed = await tx.$queryRaw<Meant[]>`
    SELECT DISTINCT contract.id, account.id AS "accountId", account.type::text AS "accountType"
    FROM invoice JOIN contract ON contract.id = invoice.contract_id JOIN account ON account.id = contract.account_id
    WHERE lower(invoice.number) = lower(${number}) OR lower(invoice.reference) = lower(${number}) LIMIT 2`;
  return billed.length === 1 ? billed[0] : undefined;
}
