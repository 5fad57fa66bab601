import { beforeEach, describe, expect, test } from "vitest";
import { getStanding } from "@/lib/access/queries";
import { viewerDb } from "@/lib/platform/db";
import { approveRequest, declineRequest } from "@/lib/users/requests/commands/answer";
import { withdrawRequest } from "@/lib/users/requests/commands/withdraw";
import { getRequest, listOwnRequests, listWaitingRequests } from "@/lib/users/requests/queries";
import { change, fingerprint, inTransaction, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { emptyQueue } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { ctxOf, moveClock, viewerOf } from "../setup/world";
import {
  addContact,
  ask,
  askAndMatch,
  contactsOf,
  mailsTo,
  requestRow,
  runMatching,
  STIG,
  subjects,
} from "./requesting";

const ADA = "ada@acme.example";
const BEN = "ben@acme.example";

beforeEach(freshDemo);

const approve = async (email: string, request: string, until: string | null = null) =>
  approveRequest(await ctxOf(email, "access.answer"), { request, until: until as never });
const decline = async (email: string, request: string) =>
  declineRequest(await ctxOf(email, "access.answer"), { request });
const history = () => rows("SELECT action, after FROM audit_event ORDER BY at");
const CHANGED = ["contract_contact", "account_person", "access_request", "access_request_match", "audit_event"];

describe("approving", () => {
  test("[ACC-9] lets the asker in: place, name, history, mail, and the request is over", async () => {
    const id = await askAndMatch("C-1001");
    await emptyQueue();
    await approve(BEN, id);
    expect(await contactsOf("C-1001")).toEqual([
      { email: ADA, ends: null },
      { email: BEN, ends: null },
      { email: STIG, ends: null },
    ]);
    expect(await row("SELECT first_name, last_name FROM account_person WHERE first_name = 'Stig'")).toEqual({
      first_name: "Stig",
      last_name: "Ek",
    });
    expect(await history()).toEqual([
      { action: "access.request_approved", after: { email: STIG, contract: "C-1001" } },
    ]);
    expect(await subjects()).toEqual([`${STIG}: You have access to contract C-1001`]);
    expect((await mailsTo(STIG))[0]?.text).toMatch(/C-1001 of Acme Robotics[\s\S]*\/contracts\/C-1001/);
    const stig = await viewerOf(STIG);
    expect(await listOwnRequests(stig)).toEqual([]);
    expect(await getStanding(stig)).toEqual({ kind: "open", alsoClosed: false });
    expect(await listWaitingRequests(await viewerOf(ADA))).toEqual([]);
  });

  test("[ACC-9, ANY-2] tells the asker in their language", async () => {
    const id = await askAndMatch("C-1001");
    await change("UPDATE person SET locale = 'sv' WHERE email = $1", [STIG]);
    await approve(ADA, id);
    expect((await mailsTo(STIG))[0]?.subject).toBe("Du har åtkomst till avtal C-1001");
  });

  test("[ACC-9] a name that the account has already stays as it is", async () => {
    await addContact(STIG, "C-1002");
    await approve(ADA, await askAndMatch("C-1001"));
    expect(await rows("SELECT first_name FROM account_person WHERE first_name IN ('Stig', 'Some')")).toEqual([
      { first_name: "Some" },
    ]);
  });

  test("[USR-8] until a day, from today on in the seller's zone", async () => {
    const id = await askAndMatch("C-1001");
    const past = await refusalOf(approve(ADA, id, "2027-03-09"));
    expect(past).toMatchObject({ reason: "access.until_past", refusal: { params: { today: "2027-03-10" } } });
    await approve(ADA, id, "2027-03-10");
    expect(await contactsOf("C-1001")).toContainEqual({ email: STIG, ends: "2027-03-10" });
    await moveClock({ hours: 12 });
    expect(await getStanding(await viewerOf(STIG))).toEqual({ kind: "none" });
  });

  test("[USR-7, USR-8] never longer than the contact's own, and the database holds that by itself", async () => {
    const id = await askAndMatch("C-1001");
    await placeEndsIn(BEN, "C-1001", 5);
    for (const until of [null, "2027-03-16"])
      expect(await refusalOf(approve(BEN, id, until))).toMatchObject({
        reason: "access.until_beyond_own",
        refusal: { params: { ends: "2027-03-15" } },
      });
    expect((await getRequest(await viewerOf(BEN), id)).ownEndsOn).toBe("2027-03-15");
    const ben = await viewerOf(BEN);
    await addName(STIG);
    await expect(
      viewerDb(
        ben,
        (tx) => tx.$executeRaw`
          INSERT INTO contract_contact (id, account_id, contract_id, person_id, ends_on, created_at)
          SELECT gen_random_uuid(), contract.account_id, contract.id, request.person_id, '2027-03-16', portal.now()
          FROM contract, access_request request WHERE contract.number = 'C-1001'`,
      ),
    ).rejects.toThrow("row-level security");
    await approve(BEN, id, "2027-03-15");
    expect(await contactsOf("C-1001")).toContainEqual({ email: STIG, ends: "2027-03-15" });
  });

  test("[USR-8] gives somebody whose place has run out a new one", async () => {
    await addContact(STIG, "C-1001", "2027-03-01");
    await approve(ADA, await askAndMatch("C-1001"));
    expect(await contactsOf("C-1001")).toContainEqual({ email: STIG, ends: null });
  });
});

describe("declining", () => {
  test("[ACC-9] is in the log for the seller alone, and to the asker looks as if nobody had answered", async () => {
    const [declined, left] = [await askAndMatch("C-1001"), await askAndMatch("C-9999")];
    const stig = await viewerOf(STIG);
    const before = await listOwnRequests(stig);
    await emptyQueue();
    await decline(ADA, declined);
    expect(await history()).toEqual([
      { action: "access.request_declined", after: { email: STIG, contract: "C-1001" } },
    ]);
    expect(await subjects()).toEqual([]);
    expect(await listOwnRequests(stig)).toEqual(before);
    expect((await requestRow(declined)).ended_at).toEqual((await requestRow(left)).ended_at);
    expect(await listWaitingRequests(await viewerOf(BEN))).toEqual([]);
    expect(await outcomeOf(withdrawRequest(await ctxOf(STIG, "access.ask"), { request: declined }))).toBe("done");
  });
});

describe("no answer any more", () => {
  const WAYS: [string, string, (id: string) => Promise<unknown>][] = [
    ["approved by another", "access.request_approved", (id) => approve(BEN, id)],
    ["declined by another", "access.request_declined", (id) => decline(BEN, id)],
    [
      "withdrawn",
      "access.request_withdrawn",
      async (request) => withdrawRequest(await ctxOf(STIG, "access.ask"), { request }),
    ],
    ["run out", "access.request_expired", () => moveClock({ days: 14 })],
    [
      "run out after it was withdrawn",
      "access.request_withdrawn",
      async (request) => {
        await withdrawRequest(await ctxOf(STIG, "access.ask"), { request });
        await moveClock({ days: 15 });
      },
    ],
  ];

  test.each(WAYS)("[ACC-9, WHY-1] %s: %s, and nothing is changed", async (_how, reason, happen) => {
    const id = await askAndMatch("C-1001");
    await happen(id);
    const before = await fingerprint(...CHANGED);
    for (const attempt of [() => approve(ADA, id), () => decline(ADA, id), () => approve(ADA, id, "2020-01-01")])
      expect(await outcomeOf(attempt())).toBe(reason);
    expect(await fingerprint(...CHANGED)).toEqual(before);
    const { approval, decline: no } = await getRequest(await viewerOf(ADA), id);
    expect([approval, no]).toEqual([expect.objectContaining({ reason }), expect.objectContaining({ reason })]);
  });

  test("[ACC-9] the asker has come in otherwise: nothing to approve, and it waits in no list", async () => {
    const id = await askAndMatch("C-1001");
    await addContact(STIG, "C-1001");
    expect(await outcomeOf(approve(ADA, id))).toBe("access.already_in");
    expect(await listWaitingRequests(await viewerOf(ADA))).toEqual([]);
  });
});

describe("who may answer", () => {
  test.each([
    ["the asker", STIG, "C-1001"],
    ["a stranger", "sten@nowhere.example", "C-1001"],
    ["a colleague on other contracts", "cora@acme.example", "C-1001"],
    ["another customer", "dan@birch.example", "C-1001"],
    ["a reseller", "eve@cedar.example", "C-1001"],
    ["who sees the contract by a rule", "gus@elm.example", "C-5001"],
  ])("[ACC-6, ACC-8] not %s (%s): not found, as if there were none", async (_who, email, number) => {
    const id = await askAndMatch(number);
    const viewer = await viewerOf(email);
    const before = await fingerprint(...CHANGED);
    const nowhere = await refusalOf(getRequest(viewer, "0b0e7bd8-0000-4000-8000-000000000000"));
    expect(nowhere).toMatchObject({ code: "NOT_FOUND", reason: "access.not_found" });
    for (const attempt of [() => getRequest(viewer, id), () => approve(email, id), () => decline(email, id)])
      expect(await refusalOf(attempt())).toEqual(nowhere);
    expect(await fingerprint(...CHANGED)).toEqual(before);
  });

  test("[ACC-8, A2] the database shows nobody else the match, and takes nobody else's answer", async () => {
    await askAndMatch("C-5001");
    const write = async (email: string) =>
      viewerDb(
        await viewerOf(email),
        (tx) => tx.$executeRaw`UPDATE access_request_match SET answer = 'approved', answered_at = portal.now()`,
      );
    for (const email of [STIG, "gus@elm.example", ADA]) {
      expect(await viewerDb(await viewerOf(email), (tx) => tx.accessRequestMatch.count())).toBe(0);
      expect(await write(email)).toBe(0);
    }
    expect(await write("ina@elm.example")).toBe(1);
    expect(await write("ina@elm.example")).toBe(0); // once
  });

  test("[ACC-6] a request that meant nothing is nobody's to answer", async () => {
    const id = await askAndMatch("C-9999");
    expect(await outcomeOf(approve(ADA, id))).toBe("access.not_found");
  });

  test("[A3, ACC-7] a contact removed while their answer waits: not found, and nothing is changed", async () => {
    const id = await askAndMatch("C-1001");
    const before = await fingerprint("account_person", "access_request_match", "audit_event");
    const outcome = await inTransaction(async (other) => {
      await other.query("SELECT FROM contract WHERE number = 'C-1001' FOR UPDATE");
      const attempt = outcomeOf(approve(BEN, id));
      await untilWaiting(1);
      await other.query(
        "DELETE FROM contract_contact WHERE person_id = (SELECT id FROM person WHERE email = $1) AND contract_id = (SELECT id FROM contract WHERE number = 'C-1001')",
        [BEN],
      );
      await other.query("COMMIT");
      return attempt;
    });
    expect(outcome).toBe("access.not_found");
    expect(await fingerprint("account_person", "access_request_match", "audit_event")).toEqual(before);
  });
});

describe("at once", () => {
  test("[ACC-9] of two contacts one answers, twenty times over: one place, one history, one mail", async () => {
    const askers = Array.from({ length: 20 }, (_, nth) => `asker${nth}@nowhere.example`);
    const ids: string[] = [];
    for (const email of askers) ids.push(await ask("C-1001", email));
    await runMatching();
    await emptyQueue();
    for (const [nth, id] of ids.entries()) {
      const other = nth % 2 === 0 ? approve(BEN, id) : decline(BEN, id);
      const outcomes = (await Promise.all([outcomeOf(approve(ADA, id)), outcomeOf(other)])).sort();
      const { answer } = await requestRow(id);
      expect(outcomes).toEqual([`access.request_${answer}`, "done"]);
      const isIn = (await contactsOf("C-1001")).some(({ email }) => email === askers[nth]);
      expect(isIn).toBe(answer === "approved");
      expect(await mailsTo(askers[nth] ?? "")).toHaveLength(isIn ? 1 : 0);
    }
    expect(await history()).toHaveLength(20);
  }, 60_000);

  test("[ACC-9] a withdrawal that is under way wins: the answer waits for it and is refused", async () => {
    const id = await askAndMatch("C-1001");
    const outcome = await inTransaction(async (asker) => {
      await asker.query("UPDATE access_request SET ended_at = portal.now()");
      const attempt = outcomeOf(approve(ADA, id));
      await untilWaiting(1);
      await asker.query("COMMIT");
      return attempt;
    });
    expect(outcome).toBe("access.request_withdrawn");
    expect(await contactsOf("C-1001")).toHaveLength(2);
    expect(await history()).toEqual([]);
  });

  test("[ACC-9] of a withdrawal and an approval at once one happens, whichever is first", async () => {
    for (let nth = 0; nth < 10; nth += 1) {
      const email = `racer${nth}@nowhere.example`;
      const id = await askAndMatch("C-1001", email);
      const withdrawal = withdrawRequest(await ctxOf(email, "access.ask"), { request: id });
      const outcomes = await Promise.all([outcomeOf(approve(ADA, id)), outcomeOf(withdrawal)]);
      const isIn = (await contactsOf("C-1001")).some((contact) => contact.email === email);
      expect(outcomes).toEqual(isIn ? ["done", "access.own_request_over"] : ["access.request_withdrawn", "done"]);
    }
  }, 40_000);
});

const addName = async (email: string): Promise<void> => {
  const { personId } = await viewerOf(email);
  await rows(`INSERT INTO account_person SELECT account_id, $1, 'S', 'E' FROM contract WHERE number = 'C-1001'`, [
    personId,
  ]);
};
