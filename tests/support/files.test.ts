import { randomUUID } from "node:crypto";
import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { getDeskCase } from "@/lib/desk/cases/queries";
import { getDeskFile } from "@/lib/desk/files/queries";
import { getFile } from "@/lib/files/queries";
import { receiveFiles } from "@/lib/files/receive";
import { putBytes } from "@/lib/files/store";
import { clearOrphanFiles } from "@/lib/files/tasks";
import { viewerDb } from "@/lib/platform/db";
import { addDeskFilesToCase, addFilesToCase } from "@/lib/support/commands/add-files";
import { answerCase } from "@/lib/support/commands/answer-case";
import { openCase } from "@/lib/support/commands/open-case";
import { writeToCase } from "@/lib/support/commands/write-to-case";
import { getCase } from "@/lib/support/queries";
import { inThread } from "@/lib/support/rules";
import { openCaseInput } from "@/lib/support/schema";
import { ADMIN, ANNA, CARL, deskCtx, SAM, staffOf } from "../desk/desk";
import { body, form, PDF, PNG, scanner } from "../files/samples";
import { change, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { ctxOf, moveClock, viewerOf } from "../setup/world";

const [ADA, BEN, DAN] = ["ada@acme.example", "ben@acme.example", "dan@birch.example"];
const ROOT = process.env.FILES_DIR ?? "";

type Files = readonly (readonly [name: string, bytes: Uint8Array])[];
const SLIP: Files = [["slip.pdf.exe", PDF]];

beforeEach(async () => {
  await freshDemo();
  await rows("DELETE FROM rate_limit WHERE key LIKE 'cases_%'");
  scanner(null);
});

const asking = (email: string) => ctxOf(email, "support.ask");

async function ask(email: string, about: { contract?: string } = {}): Promise<string> {
  const { id: billGroup } = await row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme US'");
  const input = openCaseInput.parse({ key: randomUUID(), billGroup, subject: "A question", text: "How?", ...about });
  const { number } = await openCase(await asking(email), input);
  await emptyQueue();
  return number;
}

/** What the handlers do with a form, without the request around it. */
async function upload(email: string, number: string, files: Files = SLIP) {
  const { type, stream } = form(files);
  return addFilesToCase(await asking(email), number, await receiveFiles(type, stream));
}
async function deskUpload(email: string, number: string, files: Files = SLIP) {
  const { type, stream } = form(files);
  const ctx = deskCtx(await staffOf(email), "cases.answer");
  return addDeskFilesToCase(ctx, number, await receiveFiles(type, stream));
}
const answer = async (number: string, after: "waiting" | "closed") =>
  answerCase(deskCtx(await staffOf(SAM), "cases.answer"), { number, text: "So it is.", after });
const fileOf = async (): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM stored_file WHERE case_id IS NOT NULL ORDER BY added_at DESC LIMIT 1")).id;
const told = async () => (await queuedMails()).map(({ to, subject }) => [to, subject.replace(/CASE-\d+/, "CASE")]);
const caseFiles = () => rows("SELECT FROM stored_file WHERE case_id IS NOT NULL");
const incoming = () => readdir(join(ROOT, "incoming")).catch(() => []);

describe("files that a case's opener adds", () => {
  test("[HLP-3] stand in its thread on both sides, and make it wait for customer service, who are told", async () => {
    const number = await ask(ADA, { contract: "C-1001" });
    await answer(number, "waiting");
    await emptyQueue();
    await moveClock({ minutes: 5 });
    expect(await upload(ADA, number, [...SLIP, ["note.txt", body("Some words.\n")]])).toEqual(["added", "added"]);
    const found = await getCase(await viewerOf(ADA), number);
    expect(found.status).toBe("open");
    expect(found.files).toMatchObject([
      { name: "slip.pdf", sizeBytes: PDF.byteLength, isStaff: false, isMine: true },
      { name: "note.txt", isStaff: false },
    ]);
    const thread = inThread(found.messages, found.files).map(({ text, staff, file }) => [text, staff, file?.name]);
    expect(thread).toEqual([
      ["How?", null, undefined],
      ["So it is.", "Sam Sund", undefined],
      ["", null, "slip.pdf"],
      ["", null, "note.txt"],
    ]);
    expect((await getDeskCase(await staffOf(SAM), number)).files.map(({ name }) => name)).toEqual([
      "slip.pdf",
      "note.txt",
    ]);
    expect(await told()).toEqual([[SAM, "Case CASE: files of Acme Robotics"]]);
    const [act] = await rows("SELECT contract_id, after FROM audit_event WHERE action = 'case.files_added'");
    expect(act).toEqual({ contract_id: null, after: { case: number, files: "slip.pdf, note.txt" } });
  });

  test("[HLP-3, ACC-6] are theirs alone: nobody else's, also not of who sees the same contract", async () => {
    const number = await ask(BEN, { contract: "C-1001" });
    expect(await upload(BEN, number)).toEqual(["added"]);
    const id = await fileOf();
    const bytes = Buffer.from(PDF);
    expect(await getFile(await viewerOf(BEN), id)).toEqual({ name: "slip.pdf", type: "application/pdf", bytes });
    for (const email of [ADA, DAN]) {
      expect(await outcomeOf(getFile(await viewerOf(email), id))).toBe("access.not_found");
      expect(await outcomeOf(upload(email, number))).toBe("access.not_found");
    }
    expect(await outcomeOf(upload(BEN, "CASE-9999"))).toBe("access.not_found");
    expect(await incoming()).toEqual([]);
    await placeEndsIn(BEN, "C-1001", -1);
    expect(await outcomeOf(getFile(await viewerOf(BEN), id))).toBe("access.not_found");
    expect(await outcomeOf(upload(BEN, number))).toBe("access.not_found");
    expect(await caseFiles()).toHaveLength(1);
  });

  test("[A2] the policies hold it without the queries' own filters", async () => {
    const number = await ask(BEN, { contract: "C-1001" });
    await upload(BEN, number);
    const [ada, ben] = [await viewerOf(ADA), await viewerOf(BEN)];
    const seen = (viewer: typeof ben) =>
      viewerDb(viewer, (tx) => tx.$queryRaw<unknown[]>`SELECT id FROM stored_file WHERE case_id IS NOT NULL`);
    expect([(await seen(ada)).length, (await seen(ben)).length]).toEqual([0, 1]);
    const { id, account, contract } = await row<{ id: string; account: string; contract: string }>(
      "SELECT id, account_id AS account, contract_id AS contract FROM support_case",
    );
    const add = (viewer: typeof ben, of: string | null) =>
      viewerDb(
        viewer,
        (tx) => tx.$executeRaw`
          INSERT INTO stored_file (id, account_id, contract_id, case_id, name, type, size_bytes, sha256, is_scanned,
                                   person_id, added_at)
          VALUES (gen_random_uuid(), ${account}::uuid, ${of}::uuid, ${id}::uuid, 'a.txt', 'text/plain', 1,
                  sha256('a'), false, ${viewer.personId}::uuid, portal.now())`,
      );
    await expect(add(ada, null)).rejects.toThrow("row-level security");
    // By way of the contract, which she sees, neither: such a row is none.
    await expect(add(ada, contract)).rejects.toThrow("stored_file_of_one");
    expect(await add(ben, null)).toBe(1);
    await answer(number, "closed");
    await expect(add(ben, null)).rejects.toThrow("row-level security");
  });

  test.each([
    ["page.pdf", body("<!doctype html><script>alert(1)</script>"), "type"],
    ["picture.png", body('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "type"],
    ["empty.pdf", new Uint8Array(), "empty"],
    ["big.pdf", new Uint8Array(11 * 1024 * 1024), "too_big"],
  ] as const)("[HLP-3] %s is not taken, and nobody is told: case %#", async (name, bytes, expected) => {
    const number = await ask(ADA);
    expect(await upload(ADA, number, [[name, bytes]])).toEqual([expected]);
    expect([await caseFiles(), await told(), await incoming()]).toEqual([[], [], []]);
  });

  test("[HLP-3] words first, files to them: a closed case takes none until it is written to", async () => {
    const number = await ask(ADA);
    await answer(number, "closed");
    expect((await getCase(await viewerOf(ADA), number)).adding).toMatchObject({ allowed: false });
    expect(await outcomeOf(upload(ADA, number))).toBe("support.closed");
    expect(await outcomeOf(deskUpload(SAM, number))).toBe("support.closed");
    expect([await caseFiles(), await incoming()]).toEqual([[], []]);
    await writeToCase(await asking(ADA), { number, text: "And now?" });
    expect(await upload(ADA, number)).toEqual(["added"]);
  });

  test("[HLP-3] thirty a case, also where both sides add at once; and sixty times an hour are enough", async () => {
    const number = await ask(ADA);
    const five = Array.from({ length: 5 }, (_, index) => [`${index}.png`, PNG] as const);
    for (let round = 0; round < 5; round += 1) await upload(ADA, number, five);
    const fates = (await Promise.all([upload(ADA, number, five), deskUpload(SAM, number, five)])).flat();
    expect(fates.filter((fate) => fate === "added")).toHaveLength(5);
    expect(await caseFiles()).toHaveLength(30);
    for (let n = 0; n < 54; n += 1) expect(await upload(ADA, number)).toEqual(["full"]);
    expect(await outcomeOf(upload(ADA, number))).toBe("support.too_many_files");
  });

  test("[HLP-3] stay where they are when what failures leave behind is cleared", async () => {
    const number = await ask(ADA);
    await upload(ADA, number);
    const id = await fileOf();
    const { past } = await row<{ past: Date }>("SELECT now() - interval '2 days' AS past");
    await utimes(join(ROOT, id.slice(0, 2), id), past, past);
    await rows("UPDATE stored_file SET added_at = portal.now() - interval '2 days' WHERE case_id IS NOT NULL");
    await clearOrphanFiles();
    expect((await getFile(await viewerOf(ADA), id)).name).toBe("slip.pdf");
  });
});

describe("files at the desk", () => {
  test("[HLP-3, DSK-1] are saved by who reads the case; of a dispute's still by who answers those only", async () => {
    const number = await ask(ADA, { contract: "C-1001" });
    await upload(ADA, number);
    const id = await fileOf();
    for (const email of [ADMIN, SAM, ANNA, CARL])
      expect((await getDeskFile(await staffOf(email), id)).name).toBe("slip.pdf");
    const ofDispute = (await row<{ id: string }>("SELECT id FROM stored_file WHERE dispute_id IS NOT NULL LIMIT 1")).id;
    await putBytes(PDF, ofDispute);
    for (const email of [ADMIN, CARL]) expect((await getDeskFile(await staffOf(email), ofDispute)).name).not.toBe("");
    for (const email of [SAM, ANNA])
      expect(await outcomeOf(getDeskFile(await staffOf(email), ofDispute))).toBe("access.not_found");
    await change(
      "UPDATE account SET account_executive_id = admin.id, collector_id = admin.id FROM staff admin WHERE admin.email = $1",
      [ADMIN],
    );
    for (const email of [ANNA, CARL])
      expect(await outcomeOf(getDeskFile(await staffOf(email), id))).toBe("access.not_found");
  });

  test("[HLP-3] are added by who answers, under their name, and the opener is told while they see the case", async () => {
    const number = await ask(BEN, { contract: "C-1001" });
    expect(await deskUpload(SAM, number)).toEqual(["added"]);
    expect((await getCase(await viewerOf(BEN), number)).files).toMatchObject([
      { name: "slip.pdf", isStaff: true, isMine: false, who: "Sam Sund" },
    ]);
    expect((await getFile(await viewerOf(BEN), await fileOf())).name).toBe("slip.pdf");
    expect(await told()).toEqual([[BEN, "Case CASE: files for you"]]);
    await emptyQueue();
    await placeEndsIn(BEN, "C-1001", -1);
    expect(await deskUpload(SAM, number)).toEqual(["added"]);
    expect(await told()).toEqual([]);
    await change(
      "UPDATE account SET account_executive_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Acme Robotics'",
      [ADMIN],
    );
    expect(await outcomeOf(deskUpload(ANNA, number))).toBe("access.not_found");
  });
});
