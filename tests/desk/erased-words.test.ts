import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { takeFiles } from "@/lib/collections/commands";
import { settleDispute } from "@/lib/collections/disputes/commands/settle-dispute";
import { getDisputePage } from "@/lib/collections/disputes/queries";
import { getDeskCase, listDeskCases } from "@/lib/desk/cases/queries";
import { getDeskDispute } from "@/lib/desk/disputes/queries";
import { erasePerson } from "@/lib/desk/personal-data/commands";
import { exportPerson, getPersonalData } from "@/lib/desk/personal-data/queries";
import { receiveFiles } from "@/lib/files/receive";
import { hasBytes } from "@/lib/files/store";
import { addFilesToCase } from "@/lib/support/commands/add-files";
import { answerCase } from "@/lib/support/commands/answer-case";
import { openCase } from "@/lib/support/commands/open-case";
import { openCaseInput } from "@/lib/support/schema";
import { dispute, disputeOf, speaker, staffCtx, transfer, withdraw, write } from "../collections/saying";
import { form, PDF, scanner } from "../files/samples";
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
