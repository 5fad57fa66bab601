import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { visibleCaseSql } from "@/lib/access/visible";
import { getDeskCase, listAccountCases, listDeskCases } from "@/lib/desk/cases/queries";
import { deskCaseSearch } from "@/lib/desk/cases/schema";
import { systemDb, viewerDb } from "@/lib/platform/db";
import { hasDeskPermission } from "@/lib/platform/desk-permissions";
import { answerCase } from "@/lib/support/commands/answer-case";
import { openCase } from "@/lib/support/commands/open-case";
import { writeToCase } from "@/lib/support/commands/write-to-case";
import { getCase, getContacts, getNewCase, listCases } from "@/lib/support/queries";
import { openCaseInput } from "@/lib/support/schema";
import { ADMIN, ANNA, CARL, deskCtx, SAM, staffOf } from "../desk/desk";
import { change, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { ctxOf, moveClock, viewerOf } from "../setup/world";

const ADA = "ada@acme.example";
const BEN = "ben@acme.example";

beforeEach(async () => {
  await freshDemo();
  await rows("DELETE FROM rate_limit WHERE key LIKE 'cases_%'");
});

const groupOf = async (name: string) =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;
const asking = (email: string) => ctxOf(email, "support.ask");

async function ask(
  email: string,
  about: { contract?: string; invoice?: string; number?: string } = {},
  key: string = randomUUID(),
) {
  const billGroup = await groupOf("Acme US");
  const input = openCaseInput.parse({ key, billGroup, subject: "A question", text: "How is it?", ...about });
  return (await openCase(await asking(email), input)).number;
}
const write = async (email: string, number: string, text = "And now?") =>
  writeToCase(await asking(email), { number, text });
const answer = async (number: string, after: "waiting" | "closed" = "waiting", email = SAM) =>
  answerCase(deskCtx(await staffOf(email), "cases.answer"), { number, text: "So it is.", after });
const told = async () => (await queuedMails()).map(({ to, subject }) => [to, subject.replace(/CASE-\d+/, "CASE")]);

test("[HLP-3] a case goes to who answers cases, with a receipt to who asked; then it waits to and fro", async () => {
  const number = await ask(ADA, { invoice: "INV-1042" });
  expect(await told()).toEqual([
    [SAM, "New case CASE of Acme Robotics"],
    [ADA, "Your case CASE"],
  ]);
  const ada = await viewerOf(ADA);
  expect(await getCase(ada, number)).toMatchObject({
    ...{ status: "open", contract: "C-1001", invoice: { number: "INV-1042" }, subject: "A question" },
    messages: [{ text: "How is it?", staff: null }],
  });
  await emptyQueue();
  await moveClock({ minutes: 5 });
  await answer(number);
  expect(await getCase(ada, number)).toMatchObject({ status: "waiting", messages: [{}, { staff: "Sam Sund" }] });
  expect(await told()).toEqual([[ADA, "Case CASE: an answer"]]);
  await answer(number, "closed");
  expect((await getCase(ada, number)).status).toBe("closed");
  await emptyQueue();
  await write(ADA, number);
  expect((await getCase(ada, number)).status).toBe("open");
  expect(await told()).toEqual([[SAM, "Case CASE: Acme Robotics wrote"]]);
  const acts = await rows("SELECT action, contract_id FROM audit_event WHERE action LIKE 'case.%' ORDER BY at, id");
  expect(acts).toEqual(
    ["case.opened", "case.answered", "case.closed", "case.written"].map((action) => ({ action, contract_id: null })),
  );
});

test("[HLP-3, ACC-6] may name an invoice or a contract by a typed number; what is not the asker's is no number at all", async () => {
  const ben = await viewerOf(BEN);
  expect(await getCase(ben, await ask(BEN, { number: " INV-1042 " }))).toMatchObject({
    ...{ contract: "C-1001", invoice: { number: "INV-1042" } },
  });
  expect(await getCase(ben, await ask(BEN, { number: "C-1001" }))).toMatchObject({ contract: "C-1001", invoice: null });
  expect(await getCase(ben, await ask(BEN, { number: " " }))).toMatchObject({ contract: null, invoice: null });
  for (const number of ["C-1002", "INV-2001", "nothing"])
    await expect(ask(BEN, { number })).rejects.toMatchObject({
      ...{ code: "INVALID", reason: "support.number_unknown", fields: { number: {} } },
    });
  expect((await listCases(ben, {})).rows).toHaveLength(3);
});

test("[HLP-3, ACC-6] a case is its opener's alone: not of who sees the same contract, and not without access", async () => {
  const number = await ask(BEN, { contract: "C-1001" });
  const [ada, ben] = [await viewerOf(ADA), await viewerOf(BEN)];
  expect((await listCases(ben, {})).rows).toHaveLength(1);
  expect((await listCases(ada, {})).rows).toEqual([]);
  expect(await outcomeOf(getCase(ada, number))).toBe("access.not_found");
  expect(await outcomeOf(write(ADA, number))).toBe("access.not_found");
  expect(await outcomeOf(getCase(ben, "CASE-9999"))).toBe("access.not_found");
  await emptyQueue();
  await placeEndsIn(BEN, "C-1001", -1);
  // He sees another contract of the account still.
  expect(await outcomeOf(getCase(ben, number))).toBe("access.not_found");
  expect(await outcomeOf(write(BEN, number))).toBe("access.not_found");
  await answer(number);
  expect(await told()).toEqual([]);
});

test("[A1, HLP-3] the query's own filter holds it without the policies: by the door that sees all", async () => {
  const own = await ask(BEN, { contract: "C-1001" });
  const ofGroup = await ask(BEN);
  const ada = await ask(ADA);
  const seenBy = async (email: string) => {
    const viewer = await viewerOf(email);
    const found = await systemDb(
      (tx) => tx.$queryRaw<{ number: string }[]>`
        SELECT number FROM support_case WHERE ${visibleCaseSql(viewer)} ORDER BY opened_at, id`,
    );
    return found.map(({ number }) => number).sort();
  };
  expect(await seenBy(BEN)).toEqual([own, ofGroup].sort());
  expect(await seenBy(ADA)).toEqual([ada]);
  await placeEndsIn(BEN, "C-1001", -1);
  // Of Acme US he sees nothing any more.
  expect(await seenBy(BEN)).toEqual([]);
});

test("[A2] the policies hold it without the query's own filter: nobody reads, writes to or opens a case in another's name", async () => {
  await ask(ADA, { contract: "C-1001" });
  const [ada, ben] = [await viewerOf(ADA), await viewerOf(BEN)];
  const seen = (viewer: typeof ben) =>
    viewerDb(
      viewer,
      (tx) => tx.$queryRaw<unknown[]>`SELECT id FROM support_case UNION ALL SELECT id FROM support_message`,
    );
  expect(await seen(ben)).toEqual([]);
  expect(await seen(ada)).toHaveLength(2);
  const { id } = await row<{ id: string }>("SELECT id FROM support_case");
  const asBen = (run: Parameters<typeof viewerDb>[1]) => viewerDb(ben, run);
  expect(await asBen((tx) => tx.$executeRaw`UPDATE support_case SET status = 'open' WHERE id = ${id}::uuid`)).toBe(0);
  await expect(
    asBen(
      (tx) => tx.$executeRaw`
        INSERT INTO support_message (id, case_id, person_id, text, sent_at)
        VALUES (gen_random_uuid(), ${id}::uuid, ${ben.personId}::uuid, 'x', portal.now())`,
    ),
  ).rejects.toThrow("row-level security");
  await expect(
    viewerDb(ada, (tx) => tx.$executeRaw`UPDATE support_case SET status = 'closed' WHERE id = ${id}::uuid`),
  ).rejects.toThrow("row-level security");
});

test("[HLP-3, ACC-6] about what is not theirs nobody asks, and what is made up is not found", async () => {
  const ben = await viewerOf(BEN);
  for (const about of [{ contract: "C-1002" }, { invoice: "INV-2001" }, { contract: "C-9999" }]) {
    expect(await outcomeOf(ask(BEN, about))).toBe("access.not_found");
    expect(await outcomeOf(getNewCase(ben, { ...about, question: undefined }))).toBe("access.not_found");
  }
  expect(await outcomeOf(ask("dan@birch.example"))).toBe("access.not_found");
  expect(await outcomeOf(getContacts(ben, await groupOf("Birch")))).toBe("access.not_found");
  expect(await getNewCase(ben, { contract: "C-1001", invoice: undefined, question: "Why?" })).toMatchObject({
    ...{ contract: "C-1001", invoice: null, question: "Why?" },
  });
});

test("[HLP-3] pressed twice it is one case; and ten an hour are enough", async () => {
  const key = randomUUID();
  expect(await ask(ADA, {}, key)).toBe(await ask(ADA, {}, key));
  const twice = randomUUID();
  const outcomes = await Promise.all([outcomeOf(ask(ADA, {}, twice)), outcomeOf(ask(ADA, {}, twice))]);
  expect(outcomes).toContain("done");
  expect((await row<{ n: number }>("SELECT count(*)::int AS n FROM support_case")).n).toBe(2);
  await rows("DELETE FROM rate_limit WHERE key LIKE 'cases_%'");
  for (let n = 0; n < 10; n += 1) await ask(ADA);
  expect(await outcomeOf(ask(ADA))).toBe("support.too_many");
});

test("[HLP-3] a thread that is full says whom to call, to both sides", async () => {
  const number = await ask(ADA);
  await change(
    `INSERT INTO support_message (id, case_id, person_id, text, sent_at)
     SELECT gen_random_uuid(), support_case.id, person_id, 'x', portal.now() FROM support_case, generate_series(1, 199)`,
  );
  expect(await outcomeOf(write(ADA, number))).toBe("support.full");
  expect(await outcomeOf(answer(number))).toBe("support.full");
});

test("[HLP-3] whom to turn to: customer service, the account's collector and its account executive", async () => {
  const contacts = await getContacts(await viewerOf(ADA), await groupOf("Acme US"));
  expect(contacts.collector.email).toBe("carl.collector@fjord.example");
  expect(contacts.accountExecutive.email).toBe(ANNA);
  expect(contacts.customerService.name).not.toBe("");
});

test("[HLP-3, DSK-1] an account's executive and collector read its cases on its page; only who answers cases answers", async () => {
  const first = await ask(ADA, { contract: "C-1001" });
  await moveClock({ minutes: 1 });
  const second = await ask(BEN);
  const { id } = await row<{ id: string }>("SELECT id FROM account WHERE name = 'Acme Robotics'");
  const numbers = async (email: string) =>
    (await listAccountCases(await staffOf(email), id)).map(({ number }) => number);
  for (const email of [ADMIN, SAM, ANNA, CARL]) expect(await numbers(email)).toEqual([second, first]);
  const reading = async (email: string) => (await getDeskCase(await staffOf(email), first)).mayAnswer;
  expect([await reading(SAM), await reading(ANNA), await reading(CARL)]).toEqual([true, false, false]);
  expect(hasDeskPermission("account_executive", "cases.answer")).toBe(false);
  await change(
    "UPDATE account SET account_executive_id = admin.id, collector_id = admin.id FROM staff admin WHERE admin.email = $1",
    [ADMIN],
  );
  for (const email of [ANNA, CARL]) {
    expect(await numbers(email)).toEqual([]);
    expect(await outcomeOf(getDeskCase(await staffOf(email), first))).toBe("access.not_found");
  }
});

test("[HLP-3, DSK-1] the desk has those that wait longest first, by status and words, and each with who asks", async () => {
  const first = await ask(ADA, { contract: "C-1001" });
  await moveClock({ minutes: 1 });
  const second = await ask(BEN);
  const staff = await staffOf(SAM);
  const numbers = async (search: object = {}) =>
    (await listDeskCases(staff, deskCaseSearch.parse(search))).rows.map(({ number }) => number);
  expect(await numbers()).toEqual([first, second]);
  expect(await numbers({ q: "acme" })).toEqual([first, second]);
  expect(await numbers({ q: second.toLowerCase() })).toEqual([second]);
  await answer(first);
  expect(await numbers()).toEqual([second]);
  expect(await numbers({ status: "waiting" })).toEqual([first]);
  expect(await numbers({ status: "all", q: "100%" })).toEqual([]);
  expect(await getDeskCase(staff, first)).toMatchObject({ opener: { email: ADA }, account: { name: "Acme Robotics" } });
  expect(await outcomeOf(getDeskCase(staff, "CASE-9999"))).toBe("access.not_found");
  await change(
    "UPDATE account SET account_executive_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Acme Robotics'",
    [ADMIN],
  );
  expect(await outcomeOf(getDeskCase(await staffOf(ANNA), first))).toBe("access.not_found");
  expect(await outcomeOf(answer(first, "closed", ANNA))).toBe("access.not_found");
});
