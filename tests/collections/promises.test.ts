import { beforeEach, describe, expect, test } from "vitest";
import { makePromiseInput } from "@/lib/collections/promises/schema";
import { listCollectionsActivity } from "@/lib/collections/queries";
import { getInvoiceCollections } from "@/lib/collections/standing/queries";
import { viewerDb } from "@/lib/platform/db";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { moveClock, viewerOf } from "../setup/world";
import { everythingSaid, inDays, promise, takeBack, transfer } from "./saying";

const [ADA, BEN, DAN, INA] = ["ada@acme.example", "ben@acme.example", "dan@birch.example", "ina@elm.example"];
const CARL = "carl.collector@fjord.example";

beforeEach(freshDemo);

const said = async (email: string, reference: string) => getInvoiceCollections(await viewerOf(email), reference);
const balances = () => rows("SELECT id, open_minor FROM invoice ORDER BY id");

describe("promising a payment date", () => {
  test("[INV-10] all that is open by a day: on the page, in History, told to the collector, and no balance changes", async () => {
    const before = await balances();
    await promise(ADA, "INV-1042", 14);
    expect((await said(BEN, "INV-1042")).promise).toMatchObject({
      ...{ promisedOn: inDays(14), amount: { minor: 120_000n, currency: "USD" }, standing: "waiting" },
      ...{ who: "Ada Byron", isMine: false },
    });
    const [mail] = await queuedMails();
    expect(mail).toMatchObject({ to: CARL, subject: "Acme Robotics promises to pay INV-1042 by 24 March 2027" });
    expect(mail?.text).toContain("1,200.00");
    expect(await rows("SELECT action, after FROM audit_event")).toEqual([
      { action: "promise.made", after: { invoice: "INV-1042", amount: "120000", currency: "USD", day: inDays(14) } },
    ]);
    expect(await balances()).toEqual(before);
  });

  test("[INV-10] a part, in the reader's way of writing; a newer one takes the place of the older", async () => {
    await promise(ADA, "INV-1042", 14, "1,000.50");
    await promise(BEN, "INV-1042", 7);
    expect((await said(ADA, "INV-1042")).promise).toMatchObject({ promisedOn: inDays(7), who: "Ben Holt" });
    const standings = (await listCollectionsActivity(await viewerOf(ADA), {})).rows.flatMap((each) =>
      each.kind === "promise" && each.invoice === "INV-1042" ? [[each.amount.minor, each.standing]] : [],
    );
    expect(standings).toEqual([
      [120_000n, "waiting"],
      [100_050n, "superseded"],
    ]);
  });

  test.each([
    [-1, null, "promise.past"],
    [91, null, "promise.too_far"],
    [5, "0", "promise.nothing"],
    [5, "1,200.01", "promise.too_much"],
    [5, "1200,00", "collections.amount_malformed"],
    [5, "-1", "promise.nothing"],
  ])("[INV-10] %s days ahead, %s: %s beside the field, and nothing is written", async (days, amount, reason) => {
    const before = await everythingSaid();
    expect(await refusalOf(promise(ADA, "INV-1042", days, amount))).toMatchObject({ code: "INVALID", reason });
    expect(await everythingSaid()).toEqual(before);
  });

  test("[INV-10] a day that does not exist is no day", () => {
    for (const promisedOn of ["2027-02-30", "", "tomorrow", "0000-01-01"])
      expect(makePromiseInput.safeParse({ reference: "INV-1042", promisedOn }).success).toBe(false);
  });

  test.each([
    ["INV-1045", "promise.paid"],
    ["INV-1047", "promise.disputed"],
    ["INV-1049", "promise.void"],
  ])("[INV-10, WHY-1] not of %s: %s", async (reference, reason) => {
    expect(await refusalOf(promise(ADA, reference, 5))).toMatchObject({ reason, refusal: { ask: { email: CARL } } });
    expect((await said(ADA, reference)).promising).toMatchObject({ reason });
  });

  test("[INV-10] today is the seller entity's: at its end it is past for one, and not yet for the other", async () => {
    // 23:30 in Stockholm, and still the middle of the day in Los Angeles.
    await moveClock({ hours: 3 });
    expect(await outcomeOf(promise(INA, "INV-5001", 0))).toBe("promise.past");
    expect(await outcomeOf(promise(ADA, "INV-1042", 0))).toBe("done");
  });

  test("[INV-10] who gave it takes it back, nobody else, and once", async () => {
    const { promise: given } = await said(ADA, "INV-1043");
    const id = given?.id ?? "";
    expect(await outcomeOf(takeBack(BEN, id))).toBe("promise.not_yours");
    expect(await outcomeOf(takeBack(DAN, id))).toBe("access.not_found");
    expect((await Promise.all([1, 2].map(() => outcomeOf(takeBack(ADA, id))))).sort()).toEqual([
      "done",
      "promise.over",
    ]);
    expect((await said(ADA, "INV-1043")).promise).toBeNull();
  });

  test("[INV-10] of two at once the one that came second holds, and only one does", async () => {
    await Promise.all([promise(ADA, "INV-1042", 5), promise(BEN, "INV-1042", 6), promise(ADA, "INV-1042", 7)]);
    expect(
      await rows("SELECT FROM payment_promise JOIN invoice ON invoice.id = invoice_id WHERE number = 'INV-1042'"),
    ).toHaveLength(3);
    expect(
      await rows(
        "SELECT FROM payment_promise JOIN invoice ON invoice.id = invoice_id WHERE number = 'INV-1042' AND ended_at IS NULL",
      ),
    ).toHaveLength(1);
  });

  test("[INV-10] kept by a payment in time, broken by the day after", async () => {
    await promise(ADA, "INV-1042", 2);
    await moveClock({ days: 3 });
    expect((await said(ADA, "INV-1042")).promise?.standing).toBe("broken");
    await change(
      `WITH paid AS (INSERT INTO payment SELECT gen_random_uuid(), account_id, 'P-TEST', 'transfer', 'Bank', NULL, currency, 120000,
         portal.now() - interval '2 days' FROM invoice WHERE number = 'INV-1042' RETURNING id)
       INSERT INTO payment_allocation (id, account_id, contract_id, payment_id, invoice_id, amount_minor)
       SELECT gen_random_uuid(), account_id, contract_id, paid.id, invoice.id, 120000 FROM invoice, paid WHERE number = 'INV-1042'`,
    );
    expect((await said(ADA, "INV-1042")).promise?.standing).toBe("kept");
  });
});

describe("saying that a transfer was sent", () => {
  test("[INV-10] is on the page and told to the collector, with its reference; no balance changes", async () => {
    const before = await balances();
    await transfer(BEN, "INV-1044", 0, "75,000.00");
    expect((await said(ADA, "INV-1044")).transfers).toMatchObject([
      { amount: { minor: 7_500_000n }, sentOn: inDays(0), bankReference: "Ref 1", who: "Ben Holt", files: [] },
    ]);
    const [mail] = await queuedMails();
    expect(mail).toMatchObject({ to: CARL, subject: "Acme Robotics has sent a transfer for INV-1044" });
    expect(mail?.text).toContain("Ref 1");
    expect(await balances()).toEqual(before);
  });

  test.each([
    ["INV-1042", 1, "1", "transfer.future"],
    ["INV-1042", -181, "1", "transfer.too_old"],
    ["INV-1042", 0, "1,200.01", "transfer.too_much"],
    ["INV-1042", 0, "x", "collections.amount_malformed"],
    ["INV-1045", 0, "1", "transfer.paid"],
    ["INV-1049", 0, "1", "transfer.void"],
  ])("[INV-10] of %s, %s days from now, %s: %s", async (reference, days, amount, reason) => {
    const before = await everythingSaid();
    expect(await outcomeOf(transfer(ADA, reference, days, amount))).toBe(reason);
    expect(await everythingSaid()).toEqual(before);
  });

  test("[ACC-6] somebody else's invoice is not found", async () => {
    const before = await everythingSaid();
    expect(await outcomeOf(transfer(DAN, "INV-1042", 0, "1"))).toBe("access.not_found");
    expect(await outcomeOf(promise(DAN, "INV-1042", 5))).toBe("access.not_found");
    expect(await everythingSaid()).toEqual(before);
  });

  test("[A2] the database takes none in another's name or currency", async () => {
    const [ada, ben] = [await viewerOf(ADA), await viewerOf(BEN)];
    const insert = (person: string, currency: string) =>
      viewerDb(
        ben,
        (tx) => tx.$executeRaw`
          INSERT INTO transfer_notice (id, account_id, contract_id, invoice_id, person_id, sent_on, amount_minor, currency, said_at)
          SELECT gen_random_uuid(), account_id, contract_id, id, ${person}::uuid, portal.now(), 1, ${currency}, portal.now()
          FROM invoice WHERE number = 'INV-1042'`,
      );
    await expect(insert(ada.personId, "USD")).rejects.toThrow(/row-level security/);
    await expect(insert(ben.personId, "SEK")).rejects.toThrow(/in its currency/);
    expect(await insert(ben.personId, "USD")).toBe(1);
  });
});

describe("the collections activity", () => {
  test("[PAY-10] reminders, promises, transfers and disputes of one's own contracts, the newest first", async () => {
    await transfer(ADA, "INV-1042", 0, "1");
    const kinds = (await listCollectionsActivity(await viewerOf(BEN), {})).rows.map(
      ({ kind, invoice }) => `${kind} ${invoice}`,
    );
    expect(kinds).toEqual([
      "transfer INV-1042",
      "dispute INV-1047",
      "promise INV-1043",
      "reminder INV-1043",
      "reminder INV-1043",
    ]);
    const dans = (await listCollectionsActivity(await viewerOf(DAN), {})).rows;
    expect(new Set(dans.map(({ contractNumber }) => contractNumber))).toEqual(new Set(["C-2001"]));
    expect(dans.map((each) => (each.kind === "reminder" ? each.nth : 0))).toEqual([3, 2, 1, 3, 2, 1]);
  });

  test("[PAY-10] page by page, on and back, with nothing twice and nothing left out", async () => {
    await change(
      `INSERT INTO payment_reminder SELECT gen_random_uuid(), account_id, contract_id, id, 100 + nth, 1, currency,
         portal.now() - make_interval(hours => nth / 3) FROM invoice, generate_series(1, 70) nth WHERE number = 'INV-2001'`,
    );
    const dan = await viewerOf(DAN);
    const seen: string[] = [];
    let page = await listCollectionsActivity(dan, {});
    for (;;) {
      seen.push(...page.rows.map(({ id }) => id));
      if (!page.next) break;
      page = await listCollectionsActivity(dan, { after: page.next });
    }
    const { count } = await row<{ count: number }>(
      "SELECT count(*)::int FROM payment_reminder JOIN contract ON contract.id = contract_id WHERE contract.number = 'C-2001'",
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(count);
    const back = await listCollectionsActivity(dan, { before: page.previous ?? "" });
    expect(back.rows.map(({ id }) => id)).toEqual(
      seen.slice(seen.length - page.rows.length - 25, seen.length - page.rows.length),
    );
    expect((await listCollectionsActivity(dan, { after: "made-up" })).rows).toHaveLength(25);
  });
});
