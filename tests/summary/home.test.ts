import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { answerDispute } from "@/lib/collections/disputes/commands/settle-dispute";
import { listInvoices } from "@/lib/invoices/list/queries";
import { invoiceSearch } from "@/lib/invoices/schema";
import { startAttempt } from "@/lib/payments/sets/commands/start-attempt";
import { whole } from "@/lib/payments/sets/rules";
import { formatMoney } from "@/lib/platform/format";
import type { Money } from "@/lib/platform/money";
import { getHome } from "@/lib/summary/queries";
import type { Home } from "@/lib/summary/types";
import { answerCase } from "@/lib/support/commands/answer-case";
import { openCase } from "@/lib/support/commands/open-case";
import { writeToCase } from "@/lib/support/commands/write-to-case";
import { openCaseInput } from "@/lib/support/schema";
import { dispute, disputeOf, staffCtx, withdraw, write } from "../collections/saying";
import { CARL, deskCtx, SAM, staffOf } from "../desk/desk";
import { change, row, rows } from "../setup/admin";
import { endIn, freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { ctxOf, moveClock, setClock, viewerOf } from "../setup/world";

const ADA = "ada@acme.example";
const BEN = "ben@acme.example";

beforeEach(freshDemo);

const groupId = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

const homeOf = async (email: string, group: string): Promise<Home> =>
  getHome(await viewerOf(email), await groupId(group));

const text = (amount: Money) => formatMoney(amount, "en").replace("\u00a0", " ");
const dueOf = ({ balances }: Home) =>
  balances.map(({ open, overdue, count }) => `${text(open)} open, ${text(overdue)} overdue, ${count} invoices`);

describe("what is due", () => {
  test.each([
    ["ada@acme.example", "Acme US", ["80,470.50 USD open, 2,450.50 USD overdue, 6 invoices"], true, 4],
    ["ben@acme.example", "Acme US", ["79,530.50 USD open, 2,450.50 USD overdue, 4 invoices"], false, 1],
    ["cora@acme.example", "Acme US", ["300.00 USD open, 0.00 USD overdue, 1 invoices"], false, 1],
    ["ben@acme.example", "Acme EMEA", ["9,900.00 SEK open, 0.00 SEK overdue, 1 invoices"], false, 1],
    ["ada@acme.example", "Acme EMEA", [], false, 1],
    ["dan@birch.example", "Birch", ["240.00 USD open, 240.00 USD overdue, 2 invoices"], true, 1],
    ["gus@elm.example", "Elm", ["12,500.00 SEK open, 0.00 SEK overdue, 1 invoices"], true, 1],
  ])("[BIL-1, ACC-1] %s in %s: %j, of all contracts %s, of %i", async (email, group, due, seesAll, contracts) => {
    const home = await homeOf(email, group);
    expect(dueOf(home)).toEqual(due);
    expect([home.seesAll, home.contracts]).toEqual([seesAll, contracts]);
  });

  test.each([
    ["ada@acme.example", "Acme US", { kind: "several", currencies: ["USD"] }],
    ["ben@acme.example", "Acme EMEA", { kind: "one", reference: "INV-1048" }],
    ["ada@acme.example", "Acme EMEA", { kind: "none" }],
  ])("[BIL-1, INV-3] Pay now of %s in %s leads to %j", async (email, group, pay) => {
    expect((await homeOf(email, group)).pay).toEqual(pay);
  });

  test("[BIL-1, INV-3] there is no Pay now where nothing can be paid online", async () => {
    await change("UPDATE contract SET online_payment = false WHERE number = 'C-1003'");
    expect((await homeOf("ben@acme.example", "Acme EMEA")).pay).toEqual({ kind: "none" });
  });

  test("[BIL-1] amounts of several currencies stand side by side and are never added", async () => {
    await change("UPDATE invoice SET currency = 'EUR' WHERE number = 'INV-1046'");
    expect(dueOf(await homeOf("ada@acme.example", "Acme US"))).toEqual([
      "80,170.50 USD open, 2,450.50 USD overdue, 5 invoices",
      "300.00 EUR open, 0.00 EUR overdue, 1 invoices",
    ]);
  });

  test("[BIL-6] its ages are counted on the seller entity's calendar", async () => {
    const ages = async () =>
      (await homeOf("dan@birch.example", "Birch")).balances.flatMap(({ ages: all }) =>
        all.filter(({ open }) => open.minor > 0n).map(({ age, open }) => `${age} ${text(open)}`),
      );
    expect(await ages()).toEqual(["days_60 240.00 USD"]); // 60 and 35 days
    await setClock("2027-03-11T06:59:00Z"); // the 10th still in Los Angeles
    expect(await ages()).toEqual(["days_60 240.00 USD"]);
    await setClock("2027-03-11T08:01:00Z"); // the 11th
    expect(await ages()).toEqual(["days_60 90.00 USD", "days_90 150.00 USD"]);
  });
});

describe("somebody else's bill group", () => {
  test.each([
    ["gus@elm.example", "Acme US"],
    ["ada@acme.example", "Birch"],
    ["eve@cedar.example", "Cedar"],
  ])("[ACC-6] %s is not shown %s: it is not there", async (email, group) => {
    expect(await refusalOf(homeOf(email, group))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[ACC-6] nor is one that does not exist", async () => {
    expect(await refusalOf(getHome(await viewerOf("ada@acme.example"), randomUUID()))).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

/** By month, the amounts that are not zero: worked out apart from the portal's own query. */
const monthsOf = ({ series }: Home) =>
  series.flatMap(({ currency, months }) =>
    months.map(({ month, billed, paid }) => `${currency} ${month} ${billed.minor} ${paid.minor}`),
  );

describe("billed against paid", () => {
  test.each([
    ["ada@acme.example", "Acme US"],
    ["ben@acme.example", "Acme US"],
    ["ben@acme.example", "Acme EMEA"],
    ["dan@birch.example", "Birch"],
  ])("[BIL-6, ACC-1] of %s in %s are the sums of their own invoices and payments", async (email, group) => {
    const expected = await rows<{ line: string }>(
      `WITH own AS (
         SELECT contract.id, seller.time_zone AS zone FROM contract JOIN bill_group ON bill_group.id = bill_group_id
         JOIN seller_entity seller ON seller.id = seller_entity_id JOIN contract_contact place ON place.contract_id = contract.id
         JOIN person ON person.id = place.person_id WHERE email = $1 AND bill_group.name = $2),
       sums AS (
         SELECT currency, to_char(issued_on, 'YYYY-MM-01') AS month, payable_minor AS billed, 0 AS paid
         FROM invoice JOIN own ON own.id = contract_id WHERE voided_at IS NULL
         UNION ALL
         SELECT payment.currency, to_char(received_at AT TIME ZONE zone, 'YYYY-MM-01'), 0, share.amount_minor
         FROM payment JOIN payment_allocation share ON share.payment_id = payment.id JOIN own ON own.id = contract_id)
       SELECT currency || ' ' || month || ' ' || sum(billed) || ' ' || sum(paid) AS line FROM sums
       WHERE month >= '2026-04-01' GROUP BY currency, month ORDER BY month`,
      [email, group],
    );
    const home = await homeOf(email, group);
    expect(monthsOf(home).filter((line) => !line.endsWith(" 0 0"))).toEqual(expected.map(({ line }) => line));
    expect(expected.length).toBeGreaterThan(0);
    for (const { months } of home.series) expect(months).toHaveLength(12);
  });

  test("[BIL-6] a payment counts in the month it has where the seller is", async () => {
    const paidIn = async () =>
      (await homeOf("cora@acme.example", "Acme US")).series.flatMap(({ months }) =>
        months.filter(({ paid }) => paid.minor > 0n).map(({ month, paid }) => `${month} ${paid.minor}`),
      );
    const before = await paidIn();
    // Half past eleven on the last of January in Los Angeles is February elsewhere.
    await rows(
      `WITH paid AS (
         INSERT INTO payment (id, account_id, number, method, method_name, currency, amount_minor, received_at)
         SELECT gen_random_uuid(), account_id, 'P-edge', 'transfer', 'Bank', 'USD', 7, '2027-02-01T07:30:00Z'
         FROM invoice WHERE number = 'INV-1046' RETURNING id, account_id)
       INSERT INTO payment_allocation (id, account_id, contract_id, payment_id, invoice_id, amount_minor)
       SELECT gen_random_uuid(), paid.account_id, contract_id, paid.id, invoice.id, 7 FROM paid, invoice WHERE number = 'INV-1046'`,
    );
    const after = await paidIn();
    const january = (list: string[]) => Number(list.find((line) => line.startsWith("2027-01"))?.split(" ")[1] ?? 0);
    expect(january(after) - january(before)).toBe(7);
  });
});

describe("what the next invoice will hold", () => {
  test("[BIL-8] is counted from the group's anchor, each line with its arithmetic", async () => {
    const { period, upcoming } = await homeOf("ada@acme.example", "Acme US");
    expect(period).toEqual({ from: "2027-03-30", to: "2027-04-29" });
    expect(
      upcoming?.lines.map(({ contractNumber, product, amount }) => `${contractNumber} ${product} ${text(amount)}`),
    ).toEqual([
      "C-1001 Analytics Add-on 180.00 USD",
      "C-1001 Cloud Seat 1,440.00 USD",
      "C-1001 Data Storage 100 GB 150.00 USD",
      "C-1002 Analytics Add-on 96.00 USD", // scheduled to begin before
      "C-1002 Cloud Seat 320.00 USD",
      "C-1002 Data Storage 100 GB 50.00 USD",
      "C-1006 Data Storage 100 GB 625.00 USD",
    ]);
    expect(upcoming?.totals.map(text)).toEqual(["2,861.00 USD"]);
  });

  test("[BIL-8] ends with the contract: 40 of the quarter's 92 days", async () => {
    const { upcoming } = await homeOf("ada@acme.example", "Acme EMEA");
    expect(upcoming?.lines).toMatchObject([{ contractNumber: "C-1004", days: 40, periodDays: 92, to: "2027-04-24" }]);
    expect(upcoming?.totals.map(text)).toEqual(["6,521.74 SEK"]);
  });

  test("[BIL-8, ACC-1] holds nothing of contracts that the reader does not see", async () => {
    const { upcoming } = await homeOf("ben@acme.example", "Acme US");
    expect(new Set(upcoming?.lines.map(({ contractNumber }) => contractNumber))).toEqual(new Set(["C-1001"]));
  });
});

describe("what needs attention", () => {
  const kindsOf = async (email: string, group: string) =>
    (await homeOf(email, group)).attention.map(
      (item) =>
        `${item.kind} ${"contractNumber" in item ? item.contractNumber : "number" in item ? item.number : "name" in item ? item.name : ""} ${"on" in item ? item.on : ""}`,
    );

  test("[BIL-1] for Ada in Acme US: the overdue invoice, the card that runs out, the dispute that was answered, and the contract whose window is open", async () => {
    expect(await kindsOf("ada@acme.example", "Acme US")).toEqual([
      "overdue INV-1043 2027-02-18",
      "card Visa 2027-03-31",
      "dispute INV-1047 2027-03-09",
      "renewal C-1001 2027-05-02",
    ]);
  });

  test("[BIL-7] what is overdue in another group of the reader's is said where they are", async () => {
    expect(await kindsOf("ada@acme.example", "Acme EMEA")).toEqual(["elsewhere Acme US 2027-02-18"]);
  });

  test("[BIL-1, PAY-8] a disputed invoice does not press, here or from another group, and is open but not overdue", async () => {
    await dispute(ADA, "INV-1043");
    expect(await kindsOf(ADA, "Acme US")).not.toContainEqual(expect.stringMatching(/^overdue|INV-1043/));
    expect(await kindsOf(ADA, "Acme EMEA")).toEqual([]);
    expect(dueOf(await homeOf(ADA, "Acme US"))).toEqual(["80,470.50 USD open, 0.00 USD overdue, 6 invoices"]);
  });

  test("[BIL-1, INV-1] says of as many more overdue invoices as its link shows: none disputed, none being paid", async () => {
    await rows("UPDATE invoice SET due_on = '2027-02-01' WHERE open_minor > 0 AND voided_at IS NULL");
    const ctx = await ctxOf(ADA, "payments.pay");
    await startAttempt(ctx, { shares: [whole("INV-1042")], way: { kind: "page", means: "card" } });
    const search = invoiceSearch.parse({ group: await groupId("Acme US"), status: "overdue" });
    const listed = (await listInvoices(ctx.viewer, search)).rows.length;
    const { attention } = await homeOf(ADA, "Acme US");
    const named = attention.filter(({ kind }) => kind === "overdue").length;
    const more = attention.find((item) => item.kind === "overdue_more");
    expect([listed, named, more]).toEqual([4, 3, { kind: "overdue_more", count: 1 }]);
    // From the other group as many press.
    const [elsewhere] = (await homeOf(ADA, "Acme EMEA")).attention.filter(({ kind }) => kind === "elsewhere");
    expect(elsewhere).toMatchObject({ name: "Acme US", count: 4 });
  });

  test("[BIL-1, INV-9] a dispute that the collector answered last waits for who sees the invoice, until somebody writes or it ends", async () => {
    const disputesOf = async (email: string, group = "Acme US") =>
      (await kindsOf(email, group)).filter((item) => item.startsWith("dispute"));
    const known = "dispute INV-1047 2027-03-09";
    expect(await disputesOf(ADA)).toEqual([known]);
    await dispute(ADA, "INV-1043");
    expect(await disputesOf(ADA)).toEqual([known]);
    const id = await disputeOf("INV-1043");
    await moveClock({ minutes: 5 });
    await answerDispute(await staffCtx(CARL), { dispute: id, text: "It was as ordered." });
    for (const email of [ADA, BEN]) expect(await disputesOf(email)).toEqual([known, "dispute INV-1043 2027-03-10"]);
    expect(await disputesOf("cora@acme.example")).toEqual([]); // does not see that contract
    expect(await disputesOf(ADA, "Acme EMEA")).toEqual([]);
    await moveClock({ minutes: 5 });
    await write(BEN, id);
    expect(await disputesOf(ADA)).toEqual([known]);
    await moveClock({ minutes: 5 });
    await answerDispute(await staffCtx(CARL), { dispute: id, text: "It was." });
    expect(await disputesOf(ADA)).toHaveLength(2);
    await withdraw(ADA, id);
    expect(await disputesOf(ADA)).toEqual([known]);
  });

  test("[BIL-1, HLP-3] one's own case that was answered waits, in whatever group one looks, and for nobody else", async () => {
    const casesOf = async (email: string, group = "Acme US") =>
      (await homeOf(email, group)).attention.filter(({ kind }) => kind === "case");
    const asking = await ctxOf(ADA, "support.ask");
    const key = randomUUID();
    const asked = { key, billGroup: await groupId("Acme US"), subject: "A question", text: "How is it?" };
    const { number } = await openCase(asking, openCaseInput.parse({ ...asked, invoice: "INV-1042" }));
    expect(await casesOf(ADA)).toEqual([]);
    await moveClock({ minutes: 5 });
    await answerCase(deskCtx(await staffOf(SAM), "cases.answer"), { number, text: "So it is.", after: "waiting" });
    for (const group of ["Acme US", "Acme EMEA"])
      expect(await casesOf(ADA, group)).toEqual([{ kind: "case", id: number, on: "2027-03-10" }]);
    expect(await casesOf(BEN)).toEqual([]);
    await writeToCase(asking, { number, text: "And now?" });
    expect(await casesOf(ADA)).toEqual([]);
  });

  test("[BIL-1, REN-2] the window's last day is in, the day after is not, and a grey toggle never", async () => {
    await endIn("C-1001", 7);
    expect(await kindsOf("ben@acme.example", "Acme US")).toContain("renewal C-1001 2027-03-10");
    await endIn("C-1001", 6);
    expect(await kindsOf("ben@acme.example", "Acme US")).toEqual([
      "overdue INV-1043 2027-02-18",
      "dispute INV-1047 2027-03-09",
    ]);
  });

  test("[BIL-1, BIL-3] a card that runs out soon is said to who may know it, and to nobody else", async () => {
    const cardsOf = async (email: string) =>
      (await kindsOf(email, "Acme US")).filter((item) => item.startsWith("card"));
    expect(await cardsOf("ada@acme.example")).toEqual(["card Visa 2027-03-31"]);
    expect(await cardsOf("ben@acme.example")).toEqual([]); // sees one contract of four, without manage billing
  });

  test("[BIL-1, ACC-8] who comes in by a rule is asked nothing that contacts decide", async () => {
    expect(await kindsOf("gus@elm.example", "Elm")).toEqual([]);
    expect(await kindsOf("ina@elm.example", "Elm")).toEqual(["renewal C-5001 2027-04-02"]);
  });
});

describe("the page as a whole", () => {
  test("[BIL-1] names the last five payments of the reader's contracts, the newest first", async () => {
    const { payments } = await homeOf("ben@acme.example", "Acme US");
    const expected = await rows<{ number: string }>(
      `SELECT DISTINCT payment.number, received_at FROM payment JOIN payment_allocation share ON share.payment_id = payment.id
       JOIN contract ON contract.id = share.contract_id WHERE contract.number = 'C-1001' ORDER BY received_at DESC LIMIT 5`,
    );
    expect(payments.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
  });

  test("[BIL-1, ACC-1] shows of a payment only what went to contracts the reader sees", async () => {
    await rows(
      `INSERT INTO payment_allocation (id, account_id, contract_id, payment_id, invoice_id, amount_minor)
       SELECT gen_random_uuid(), share.account_id, other.contract_id, share.payment_id, other.id, 1
       FROM payment_allocation share JOIN invoice paid ON paid.id = share.invoice_id AND paid.number = 'INV-1045',
         invoice other WHERE other.number = 'INV-1042'`,
    );
    const amountOf = async (email: string) =>
      (await homeOf(email, "Acme US")).payments
        .map(({ amount }) => amount.minor)
        .find((minor) => minor < 2n || minor > 36_000n);
    expect(await amountOf("ben@acme.example")).toBe(1n); // not the 370.00 that went to C-1002
    expect((await homeOf("cora@acme.example", "Acme US")).payments[0]?.amount.minor).toBe(37_000n);
  });

  test("[P1] takes seven statements and no more", async () => {
    const viewer = await viewerOf("ada@acme.example");
    const id = await groupId("Acme US");
    const sent = vi.spyOn(Client.prototype, "query");
    await getHome(viewer, id);
    const texts = sent.mock.calls.map(([query]) =>
      typeof query === "string" ? query : (query as { text: string }).text,
    );
    sent.mockRestore();
    const reads = texts.filter((sql) => /^\s*(SELECT|WITH)\b/i.test(sql) && !sql.includes("set_config"));
    expect(reads.length).toBe(7);
  });

  test("[INV-11, PAY-8] says when the account is suspended, and whether for debt", async () => {
    const suspension = async () => (await homeOf("dan@birch.example", "Birch")).suspension;
    expect(await suspension()).toBe("debt");
    await change("UPDATE account SET suspension_reason = 'other' WHERE name = 'Birch Foods'");
    expect(await suspension()).toBe("other");
    await change("UPDATE account SET status = 'active', suspension_reason = NULL WHERE name = 'Birch Foods'");
    expect(await suspension()).toBeNull();
  });
});
