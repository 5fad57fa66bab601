import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { takeFiles } from "@/lib/collections/commands";
import { settleDispute } from "@/lib/collections/disputes/commands/settle-dispute";
import { getDisputePage } from "@/lib/collections/disputes/queries";
import { getDeskCase, listDeskCases } from "@/lib/desk/cases/queries";
import { getDeskDispute } from "@/lib/desk/disputes/queries";
import { erasePerson } from "@/lib/desk/personal-data/commands";
import { exportPerson, getPersonalData } from "@/lib/desk/personal-data/queries";
import { getDeskQuote } from "@/lib/desk/quotes/queries";
import { getDeskRequest } from "@/lib/desk/requests/queries";
import { receiveFiles } from "@/lib/files/receive";
import { hasBytes } from "@/lib/files/store";
import { shareByLink, shareByMail } from "@/lib/invoices/sharing/commands";
import { getSharing } from "@/lib/invoices/sharing/queries";
import { shareByMailInput } from "@/lib/invoices/sharing/schema";
import { declineQuote } from "@/lib/quotes/declining/commands";
import { getQuote } from "@/lib/quotes/queries";
import { declineQuoteInput } from "@/lib/quotes/schema";
import { addFilesToCase } from "@/lib/support/commands/add-files";
import { answerCase } from "@/lib/support/commands/answer-case";
import { openCase } from "@/lib/support/commands/open-case";
import { openCaseInput } from "@/lib/support/schema";
import { ask, SEAT } from "../catalog/buying";
import { dispute, disputeOf, speaker, staffCtx, transfer, withdraw, write } from "../collections/saying";
import { form, PDF, scanner } from "../files/samples";
import { buyer, quoteFor } from "../quotes/quotes";
import { dump, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { untilWaiting } from "../setup/locks";
import { outcomeOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";
import { ADMIN, CARL, deskCtx, SAM, staffOf } from "./desk";
import { freeToGo } from "./leaving";

const [ADA, BEN] = ["ada@acme.example", "ben@acme.example"];
/** In all that he writes, and in nothing else. */
const WORD = "ornithopter";

beforeEach(async () => {
  await freshDemo();
  await rows("DELETE FROM rate_limit WHERE key LIKE 'cases_%'");
  scanner(null);
});

const erase = async () => erasePerson(deskCtx(await staffOf(ADMIN), "people.erase"), { email: BEN, again: BEN });
const received = () => {
  const { type, stream } = form([[`${WORD}.pdf`, PDF]]);
  return receiveFiles(type, stream);
};

/** A case of Ben's with an answer and a file of his. */
async function benAsks(): Promise<string> {
  const { id: billGroup } = await row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme US'");
  const input = { key: randomUUID(), billGroup, subject: `My ${WORD}`, text: `The ${WORD} is broken.` };
  const { number } = await openCase(await ctxOf(BEN, "support.ask"), openCaseInput.parse(input));
  await addFilesToCase(await ctxOf(BEN, "support.ask"), number, await received());
  await answerCase(deskCtx(await staffOf(SAM), "cases.answer"), { number, text: "We look into it.", after: "waiting" });
  return number;
}

/** Ben disputes an invoice, both write, a file comes along, and he withdraws it. */
async function benDisputes(): Promise<string> {
  await dispute(BEN, "INV-1042", null, `No ${WORD} was ordered.`);
  const id = await disputeOf("INV-1042");
  await write(BEN, id, `Still no ${WORD}.`);
  await write(ADA, id, "I agree with Ben.");
  await takeFiles(await speaker(BEN), { kind: "dispute", id }, await received());
  return id;
}

const fileOf = async (kind: "case_id" | "dispute_id"): Promise<string> =>
  (await row<{ id: string }>(`SELECT id FROM stored_file WHERE ${kind} IS NOT NULL AND name = '${WORD}.pdf'`)).id;

test("[Operate, HLP-3] who is erased leaves no word and no file in their cases, which say so and are closed; answers stay", async () => {
  await freeToGo(BEN);
  const number = await benAsks();
  const file = await fileOf("case_id");
  expect(await hasBytes(file)).toBe(true);
  await erase();
  expect(await dump("support_case", "support_message", "stored_file")).not.toContain(WORD);
  expect(await hasBytes(file)).toBe(false);
  const seen = await getDeskCase(await staffOf(SAM), number);
  expect(seen).toMatchObject({ subject: null, status: "closed", opener: { name: "Erased person" }, files: [] });
  expect(seen.messages.map(({ text, staff }) => [text, staff])).toEqual([
    [null, null],
    ["We look into it.", "Sam Sund"],
  ]);
  // It is still found by its number, and answering it writes to nobody.
  expect((await listDeskCases(await staffOf(SAM), { q: number, status: "all" })).rows).toMatchObject([
    { subject: null },
  ]);
  await answerCase(deskCtx(await staffOf(SAM), "cases.answer"), { number, text: "Done.", after: "closed" });
});

test("[Operate, INV-9] nor in their disputes, where the others' words and the evidence stay", async () => {
  await freeToGo(BEN);
  const id = await benDisputes();
  const file = await fileOf("dispute_id");
  await withdraw(BEN, id);
  await erase();
  expect(await dump("dispute", "dispute_message")).not.toContain(WORD);
  expect(await dump("dispute")).not.toContain("Sorted out.");
  const { dispute: shown } = await getDisputePage(await viewerOf(ADA), "INV-1042");
  expect(shown?.entries.map((entry) => [entry.who, entry.file ? entry.file.name : entry.text])).toEqual([
    [null, null],
    [null, null],
    ["Ada Byron", "I agree with Ben."],
    [null, `${WORD}.pdf`],
  ]);
  expect(shown?.ended).toMatchObject({ ending: "withdrawn", note: null });
  const desk = await getDeskDispute(await staffOf(CARL), id);
  expect(desk.dispute.entries.slice(0, 2)).toMatchObject([
    { text: null, who: "Erased person" },
    { text: null, who: "Erased person" },
  ]);
  expect(desk.dispute.ended).toMatchObject({ note: null, who: "Erased person" });
  expect(await hasBytes(file)).toBe(true);
});

test("[Operate, WHY-1] not while a dispute of theirs is open: what they wrote is what the collector decides on", async () => {
  await freeToGo(BEN);
  const id = await benDisputes();
  expect(await outcomeOf(erase())).toBe("personal_data.disputing");
  expect(await dump("dispute", "dispute_message")).toContain(WORD);
  await settleDispute(await staffCtx(CARL), { dispute: id, ending: "rejected", text: "It was ordered in May." });
  await erase();
  // The seller's own word stays.
  expect(await rows("SELECT reason, ending_note AS note FROM dispute WHERE id = $1", [id])).toEqual([
    { reason: null, note: "It was ordered in May." },
  ]);
});

test("[Operate] before that all of it is in what is written out for them, and counted; what is kept is named so", async () => {
  await benAsks();
  await benDisputes();
  await transfer(BEN, "INV-1043", 0, "10.00");
  const staff = await staffOf(ADMIN);
  const data = await exportPerson(staff, BEN);
  expect(data.cases).toMatchObject([{ subject: `My ${WORD}`, written: [{ text: `The ${WORD} is broken.` }] }]);
  expect(data.disputes).toMatchObject([{ invoice: "INV-1042", text: `No ${WORD} was ordered.`, withdrawnWith: null }]);
  expect(data.writtenInDisputes).toMatchObject([{ invoice: "INV-1042", text: `Still no ${WORD}.` }]);
  expect(data.transfers).toMatchObject([{ invoice: "INV-1043", amountMinor: "1000", reference: "Ref 1" }]);
  expect((data.files as { isKept: boolean }[]).map(({ isKept }) => isKept).sort()).toEqual([false, true]);
  expect(JSON.stringify(data)).not.toMatch(/I agree with Ben|We look into it/);
  const { held } = await getPersonalData(staff, BEN);
  expect(held).toMatchObject({ cases: 1, disputes: 1, texts: 3, caseFiles: 1, evidence: 1 });
});

test("[Operate] the database lets nobody change what somebody wrote, nor an erased person say anything", async () => {
  const id = await freeToGo(BEN);
  const number = await benAsks();
  await expect(rows("UPDATE support_message SET text = 'other'")).rejects.toThrow(/is not changed/);
  await expect(rows("UPDATE support_message SET text = NULL")).rejects.toThrow(/is not changed/);
  await expect(rows("UPDATE dispute SET reason = 'other'")).rejects.toThrow(/is not changed/);
  await erase();
  const say =
    "INSERT INTO support_message (id, case_id, person_id, text, sent_at) SELECT gen_random_uuid(), id, $1, 'More', now() FROM support_case WHERE number = $2";
  await expect(rows(say, [id, number])).rejects.toThrow(/says nothing any more/);
  await expect(rows("UPDATE support_message SET text = 'again' WHERE text IS NULL")).rejects.toThrow(/is not changed/);
});

test("[Operate] who writes while they are erased waits, and then says nothing any more", async () => {
  const id = await freeToGo(BEN);
  const number = await benAsks();
  const say =
    "INSERT INTO support_message (id, case_id, person_id, text, sent_at) SELECT gen_random_uuid(), id, $1, 'More', now() FROM support_case WHERE number = $2";
  const late = await inTransaction(async (eraser) => {
    await eraser.query("SELECT id FROM person WHERE id = $1 FOR UPDATE", [id]);
    await eraser.query(
      "UPDATE person SET email = 'erased-' || id || '@erased.invalid', erased_at = now() WHERE id = $1",
      [id],
    );
    const writing = rows(say, [id, number]).then(
      () => "written",
      (error: Error) => error.message,
    );
    // Behind the person's row, and not past it.
    await untilWaiting(1);
    await eraser.query("COMMIT");
    return writing;
  });
  expect(late).toMatch(/says nothing any more/);
});

interface Added {
  readonly request: string;
  readonly quote: string;
}

/** Ben manages billing here: he asks for a product, declines a quote and gives an invoice to somebody by mail and by link. */
async function benAdds(): Promise<Added> {
  await rows(
    `INSERT INTO billing_manager SELECT account_id, bill_group.id, person.id, now() FROM bill_group, person
     WHERE bill_group.name = 'Acme US' AND person.email = $1 ON CONFLICT DO NOTHING`,
    [BEN],
  );
  const { id: request } = await ask(BEN, "Acme US", { [SEAT]: "5" }, { note: `For the ${WORD}.`, contract: "C-1001" });
  const quote = await quoteFor({ contract: "C-1001" });
  await declineQuote(await buyer(BEN), declineQuoteInput.parse({ quote, reason: `We have an ${WORD}.` }));
  const sharing = await ctxOf(BEN, "invoices.share");
  const to = { reference: "INV-1042", email: `${WORD}@books.example`, note: `About the ${WORD}.` };
  await shareByMail(sharing, shareByMailInput.parse(to));
  await shareByLink(sharing, { reference: "INV-1042" });
  return { request, quote };
}

test("[Operate, QUO-1, QUO-7] nor on requests and declined quotes, which say that there was something", async () => {
  await freeToGo(BEN);
  const { request, quote } = await benAdds();
  await erase();
  expect(await dump("product_request", "quote")).not.toContain(WORD);
  expect(await getDeskRequest(await staffOf(ADMIN), request)).toMatchObject({ note: null, isNoteErased: true });
  expect(await getDeskQuote(await staffOf(ADMIN), quote)).toMatchObject({ declineReason: null, isReasonErased: true });
  expect(await getQuote(await viewerOf(ADA), quote)).toMatchObject({
    ...{ status: "declined", declined: { by: null, reason: null, isReasonErased: true } },
  });
});

test("[Operate, INV-7] nor whom they mailed an invoice to, and with which words; that it was mailed is still told", async () => {
  await freeToGo(BEN);
  await benAdds();
  await erase();
  expect(await dump("invoice_share")).not.toContain(WORD);
  const { shares } = await getSharing(await viewerOf(ADA), "INV-1042");
  expect(shares.map(({ kind, sentTo, standing }) => [kind, sentTo, standing]).sort()).toEqual([
    ["link", null, "ended"],
    ["mail", null, null],
  ]);
});

test("[Operate] what was added is in what is written out before, and counted, and nobody else's is erased", async () => {
  const { quote } = await benAdds();
  const staff = await staffOf(ADMIN);
  const data = await exportPerson(staff, BEN);
  expect(data.requestsForProducts).toMatchObject([{ kind: "products", note: `For the ${WORD}.` }]);
  expect(data.declinedQuotes).toMatchObject([{ quote, reason: `We have an ${WORD}.` }]);
  // Both of the same moment.
  const shared = data.sharedInvoices as { by: string }[];
  expect(shared.toSorted((left, right) => right.by.localeCompare(left.by))).toMatchObject([
    { invoice: "INV-1042", by: "mail", to: `${WORD}@books.example`, note: `About the ${WORD}.` },
    { invoice: "INV-1042", by: "link", to: null, note: null },
  ]);
  expect((await getPersonalData(staff, BEN)).held).toMatchObject({ notes: 2, shares: 1 });
  const other = await ask(ADA, "Acme US", { [SEAT]: "2" }, { note: "Ada's own.", contract: "C-1001" });
  await freeToGo(BEN);
  await erase();
  expect(await getDeskRequest(staff, other.id)).toMatchObject({ note: "Ada's own.", isNoteErased: false });
});

test("[Operate] the database keeps a note, a reason and a recipient as they were written, and lets no erased person add one", async () => {
  const id = await freeToGo(BEN);
  await benAdds();
  for (const change of [
    "UPDATE product_request SET note = 'other'",
    "UPDATE product_request SET note = NULL, is_note_erased = true",
    "UPDATE product_request SET is_note_erased = true",
    "UPDATE quote SET decline_reason = NULL, is_reason_erased = true WHERE decline_reason IS NOT NULL",
    "UPDATE invoice_share SET sent_to = 'other@books.example' WHERE kind = 'mail'",
    "UPDATE invoice_share SET note = 'other' WHERE kind = 'mail'",
  ])
    await expect(rows(change), change).rejects.toThrow(/is not changed/);
  await erase();
  await expect(rows("UPDATE product_request SET note = 'again'")).rejects.toThrow(/is not changed/);
  // Nothing else of a quote that has ended changes along with it.
  await expect(
    rows("UPDATE quote SET is_reason_erased = false, ended_by_person_id = NULL WHERE is_reason_erased"),
  ).rejects.toThrow(/stays as it is/);
  await expect(
    rows(
      `INSERT INTO product_request (id, account_id, bill_group_id, person_id, kind, status, note, asked_at)
       SELECT gen_random_uuid(), account_id, id, $1, 'products', 'open', 'More', now() FROM bill_group WHERE name = 'Acme US'`,
      [id],
    ),
  ).rejects.toThrow(/says nothing any more/);
  await expect(
    rows(
      `INSERT INTO invoice_share (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, sent_to, created_at)
       SELECT gen_random_uuid(), account_id, contract_id, id, 'mail', $1, 'a@b.example', now() FROM invoice WHERE number = 'INV-1042'`,
      [id],
    ),
  ).rejects.toThrow(/says nothing any more/);
});

test("[Operate, QUO-1] who declines while they are erased waits, and then says nothing any more", async () => {
  const id = await freeToGo(BEN);
  const quote = await quoteFor({ contract: "C-1001" });
  const late = await inTransaction(async (eraser) => {
    await eraser.query("SELECT id FROM person WHERE id = $1 FOR UPDATE", [id]);
    await eraser.query(
      "UPDATE person SET email = 'erased-' || id || '@erased.invalid', erased_at = now() WHERE id = $1",
      [id],
    );
    const declining = rows(
      `UPDATE quote SET status = 'declined', ended_at = now(), ended_by_person_id = $1, decline_reason = 'Late' WHERE number = $2`,
      [id, quote],
    ).then(
      () => "written",
      (error: Error) => error.message,
    );
    await untilWaiting(1);
    await eraser.query("COMMIT");
    return declining;
  });
  expect(late).toMatch(/says nothing any more/);
});
