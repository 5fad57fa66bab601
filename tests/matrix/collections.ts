import { createHash, randomUUID } from "node:crypto";
import { putBytes } from "@/lib/files/store";
import { change, rows } from "../setup/admin";
import { CONTRACTS } from "./actors";
import { issue } from "./money";

const BYTES = new TextEncoder().encode("A slip.\n");

/** On every contract an invoice of which its primary contact has said something, with a file of which the bytes are there. */
export async function arrangeCollections(): Promise<void> {
  for (const contract of CONTRACTS) await issue(contract, "said");
  const said = `SELECT invoice.id, invoice.account_id, invoice.contract_id, invoice.currency, place.person_id FROM invoice
    JOIN contract_contact place ON place.contract_id = invoice.contract_id AND place.is_primary
    WHERE invoice.number LIKE 'M-%-said'`;
  await change(
    `WITH said AS (${said}),
       sent AS (INSERT INTO transfer_notice SELECT gen_random_uuid(), account_id, contract_id, id, person_id, portal.now(), 1,
         currency, 'Ref', portal.now() FROM said),
       promised AS (INSERT INTO payment_promise (id, account_id, contract_id, invoice_id, person_id, promised_on, amount_minor,
         currency, made_at, made_on) SELECT gen_random_uuid(), account_id, contract_id, id, person_id, portal.now(), 1, currency,
         portal.now(), portal.now() FROM said),
       opened AS (INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at, opened_by_person_id)
         SELECT gen_random_uuid(), account_id, contract_id, id, 'Wrong', portal.now(), person_id FROM said RETURNING *)
     INSERT INTO dispute_message (id, account_id, contract_id, dispute_id, person_id, text, sent_at)
     SELECT gen_random_uuid(), account_id, contract_id, id, opened_by_person_id, 'Still wrong', portal.now() FROM opened`,
  );
  const disputes = await rows<{ id: string }>(
    "SELECT dispute.id FROM dispute JOIN invoice ON invoice.id = invoice_id WHERE number LIKE 'M-%-said'",
  );
  for (const { id } of disputes) await addFile(id);
}

async function addFile(dispute: string): Promise<void> {
  const id = randomUUID();
  await putBytes(BYTES, id);
  await change(
    `INSERT INTO stored_file (id, account_id, contract_id, dispute_id, name, type, size_bytes, sha256, is_scanned, person_id,
       added_at) SELECT $2, account_id, contract_id, id, 'slip.txt', 'text/plain', $3, $4, false, opened_by_person_id,
       portal.now() FROM dispute WHERE id = $1`,
    [dispute, id, BYTES.byteLength, createHash("sha256").update(BYTES).digest()],
  );
}

/** Of one contract, for the matrix's things; the contract is `contract`. */
export const SAID = `JOIN LATERAL (
    SELECT said.reference AS disputed, dispute.id AS dispute, transfer.id AS transfer, promise.id AS promise, file.id AS file
    FROM invoice said JOIN dispute ON dispute.invoice_id = said.id
    JOIN transfer_notice transfer ON transfer.invoice_id = said.id
    JOIN payment_promise promise ON promise.invoice_id = said.id
    JOIN stored_file file ON file.dispute_id = dispute.id
    WHERE said.contract_id = contract.id AND said.number LIKE 'M-%-said%'
  ) said ON true`;
