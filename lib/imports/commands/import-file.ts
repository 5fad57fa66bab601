import { createHash } from "node:crypto";
import { issueCreditMemo, issueInvoice } from "@/lib/invoices/commands";
import { audit } from "@/lib/platform/audit";
import { today } from "@/lib/platform/clock";
import { systemDbUnhurried, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/locales";
import type { Ctx } from "@/lib/platform/viewer";
import { kindOfType } from "../codes";
import { toInvoiceDraft, toMemoDraft } from "../draft";
import { findIssued } from "../queries";
import { checkDocument } from "../rules";
import { parseDocument } from "../schema";
import { type CheckedDocument, type ContactInput, type Imported, ImportRefused } from "../types";
import { readUbl } from "../ubl";
import { decodeXml, parseXml } from "../xml";
import { addContact } from "./add-contact";
import { matchCustomer } from "./match-customer";
import { findSeller, matchSeller } from "./match-seller";

/** One file and who is to see what it holds. `name` is for the audit log. */
export interface ImportInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contacts: readonly ContactInput[];
}

/** For who waits for another import, or puts thousands of lines together; below the transaction's own two minutes. */
const PATIENCE_MS = "110000";
const MOST_FILE_NAME = 200;

/**
 * Takes one UBL file, whole or not at all [DSK-5]. The same file again changes nothing but adds the contacts.
 * @throws ImportRefused with every reason found
 */
export function importFile(ctx: Ctx, input: ImportInput): Promise<Imported> {
  const checked = readFile(input.bytes);
  return systemDbUnhurried(async (tx) => {
    await oneAtATime(tx);
    return place(tx, ctx, checked, input);
  });
}

/**
 * Runs imports that see each other's effects and leaves nothing of them: one transaction of at most two minutes, which
 * is rolled back.
 */
export async function rehearse(
  run: (takeFile: (ctx: Ctx, input: ImportInput) => Promise<Imported>) => Promise<void>,
): Promise<void> {
  const done = new Error("rehearsed");
  const rehearsal = systemDbUnhurried(async (tx) => {
    await oneAtATime(tx);
    await run(async (ctx, input) => {
      const checked = readFile(input.bytes);
      await tx.$executeRaw`SAVEPOINT one_file`;
      try {
        return await place(tx, ctx, checked, input);
      } catch (error) {
        await tx.$executeRaw`ROLLBACK TO SAVEPOINT one_file`;
        throw error;
      }
    });
    throw done;
  });
  await rehearsal.catch((error: unknown) => {
    if (error !== done) throw error;
  });
}

/** A file's content, checked; nothing of the database is asked. @throws ImportRefused */
export function readFile(bytes: Uint8Array): CheckedDocument {
  const { raw, findings: twice } = readUbl(parseXml(decodeXml(bytes)));
  const parsed = parseDocument(raw);
  if ("findings" in parsed) throw new ImportRefused([...twice, ...parsed.findings]);
  const { document } = parsed;
  const { amounts, findings } = checkDocument(document);
  const kind = kindOfType(document.type.value);
  if (kind === null || findings.length + twice.length > 0) throw new ImportRefused([...twice, ...findings]);
  return { document, amounts, kind, sourceHash: new Uint8Array(createHash("sha256").update(bytes).digest()) };
}

/** Two files may make the same seller entity, account or contract: the second waits for the first. */
async function oneAtATime(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    SELECT set_config('statement_timeout', ${PATIENCE_MS}, true),
           set_config('idle_in_transaction_session_timeout', ${PATIENCE_MS}, true)`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('imports'))`;
}

async function place(tx: Tx, ctx: Ctx, checked: CheckedDocument, input: ImportInput): Promise<Imported> {
  const known = await findKnown(tx, checked);
  const { contractId, made } = known ?? (await issue(tx, ctx, checked, input));
  const contract = await tx.contract.findUniqueOrThrow({
    where: { id: contractId },
    select: {
      number: true,
      accountId: true,
      billGroup: { select: { account: { select: { name: true } }, sellerEntity: { select: { name: true } } } },
    },
  });
  const contacts: string[] = [];
  for (const contact of input.contacts)
    if (await addContact(tx, ctx, contact, { accountId: contract.accountId, contractId })) contacts.push(contact.email);
  const { document, amounts, kind } = checked;
  return {
    ...{ result: known ? "unchanged" : "imported", kind, number: document.number.value, made, contacts },
    ...{ totalMinor: amounts.totals.inclusive, payableMinor: amounts.totals.payable },
    ...{ currency: document.currency.value, contract: contract.number },
    ...{ account: contract.billGroup.account.name, seller: contract.billGroup.sellerEntity.name },
  };
}

/** The same document, taken before. @throws ImportRefused where its number was issued with other content */
async function findKnown(
  tx: Tx,
  { document, kind, sourceHash }: CheckedDocument,
): Promise<{ contractId: string; made: readonly string[] } | null> {
  const sellerEntityId = await findSeller(tx, document);
  const issued = sellerEntityId && (await findIssued(tx, kind, sellerEntityId, document.number.value));
  if (!issued) return null;
  if (issued.sourceHash && Buffer.from(issued.sourceHash).equals(sourceHash))
    return { contractId: issued.contractId, made: [] };
  const what = kind === "invoice" ? "an issued invoice" : "an issued credit note";
  throw new ImportRefused([
    {
      line: document.number.line,
      rule: "ISSUED",
      message: `${what} is never rewritten: ${document.number.value} of ${document.supplier.name.value} is here with other content`,
    },
  ]);
}

async function issue(tx: Tx, ctx: Ctx, checked: CheckedDocument, { name }: ImportInput) {
  const { document, kind, amounts } = checked;
  const seller = await matchSeller(tx, document);
  await requireNotAhead(tx, document, seller.id);
  const { accountId, billGroupId, contractId, made } = await matchCustomer(tx, document, seller.id);
  const ids = { id: newId(), accountId, contractId, sellerEntityId: seller.id };
  const locale = await localeOf(tx, accountId);
  if (kind === "invoice") await issueInvoice(tx, { ...toInvoiceDraft(checked, locale), ...ids, billGroupId });
  else await issueCreditMemo(tx, { ...toMemoDraft(checked, locale), ...ids });
  await audit(tx, ctx, {
    action: `${kind}.imported`,
    accountId,
    contractId,
    after: {
      number: document.number.value,
      payableMinor: String(amounts.totals.payable),
      currency: document.currency.value,
      file: name.slice(-MOST_FILE_NAME),
    },
  });
  return { contractId, made: [...(seller.isNew ? ["seller entity"] : []), ...made] };
}

/**
 * Of a day to come it could be paid before it is issued, and no statement in between would add up [PAY-11].
 * @throws ImportRefused
 */
async function requireNotAhead(tx: Tx, { issuedOn }: CheckedDocument["document"], sellerId: string): Promise<void> {
  const { timeZone } = await tx.sellerEntity.findUniqueOrThrow({ where: { id: sellerId }, select: { timeZone: true } });
  const day = await today(tx, timeZone);
  if (issuedOn.value <= day) return;
  const message = `the day of issue, ${issuedOn.value}, is still to come: where the seller is, it is ${day}`;
  throw new ImportRefused([{ line: issuedOn.line, rule: "AHEAD", message }]);
}

/** The account's language: its documents are written in it [ANY-2]. */
async function localeOf(tx: Tx, accountId: string): Promise<Locale> {
  const { locale } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { locale: true } });
  return isLocale(locale) ? locale : DEFAULT_LOCALE;
}
