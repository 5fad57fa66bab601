import { beforeEach, describe, expect, test } from "vitest";
import { listCollectionsActivity } from "@/lib/collections/queries";
import { remindOfOverdue } from "@/lib/collections/reminders/tasks";
import { addDays, plainDate } from "@/lib/platform/dates";
import type { MailJob } from "@/lib/platform/jobs";
import { freshInvoice } from "../faults/fresh-invoice";
import { change, row, rows } from "../setup/admin";
import { freshDemo, placeEndsIn } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { setClock, viewerOf } from "../setup/world";
import { ADA, BEN, CORA, INA, idOf, remove } from "../users/people";

/** C-1001 is Ada's and Ben's, C-1002 Ada's and Cora's, of one bill group in Los Angeles. */
const DUE = plainDate("2027-04-10");

// Nothing is overdue but what a test makes so, and nothing was said of it.
beforeEach(async () => {
  await freshDemo();
  await rows("DELETE FROM payment_reminder");
  await rows("DELETE FROM payment_promise");
  await change("UPDATE invoice SET due_on = '2029-01-01' WHERE open_minor > 0");
  await due("INV-1042");
});

const due = (number: string, on: string = DUE) =>
  change("UPDATE invoice SET due_on = $2 WHERE number = $1", [number, on]);
/** 09:00 in Los Angeles, so many days after the due date. */
const daysLate = (days: number): string => `${addDays(DUE, days)}T16:00:00Z`;

/** The mails that the worker writes when it looks at that instant. */
async function mailsAt(instant: string): Promise<MailJob[]> {
  await setClock(instant);
  await emptyQueue();
  await remindOfOverdue();
  return queuedMails();
}
const readersAt = async (instant: string): Promise<string[]> => (await mailsAt(instant)).map(({ to }) => to).sort();
const sent = () =>
  rows<{ number: string; nth: number }>(
    "SELECT number, nth FROM payment_reminder JOIN invoice ON invoice.id = invoice_id ORDER BY number, nth",
  );
/** The mail to somebody, or none. */
const mailTo = (mails: readonly MailJob[], email: string): MailJob | undefined => mails.find(({ to }) => to === email);

describe("reminders of overdue invoices", () => {
  test("[PAY-10] come 3, 10 and 20 days after the due date, at eight by the seller entity's clock, and once each", async () => {
    expect(await readersAt(daysLate(2))).toEqual([]);
    expect(await readersAt("2027-04-13T14:59:00Z")).toEqual([]); // 07:59 in Los Angeles
    expect(await readersAt("2027-04-13T15:00:00Z")).toEqual([ADA, BEN]);
    expect(await readersAt("2027-04-13T15:05:00Z")).toEqual([]);
    expect(await readersAt(daysLate(9))).toEqual([]);
    expect(await readersAt(daysLate(10))).toEqual([ADA, BEN]);
    expect(await readersAt(daysLate(19))).toEqual([]);
    expect(await readersAt(daysLate(20))).toEqual([ADA, BEN]);
    for (const days of [21, 30, 60, 400]) expect(await readersAt(daysLate(days))).toEqual([]);
    expect(await sent()).toEqual([1, 2, 3].map((nth) => ({ number: "INV-1042", nth })));
  });

  test("[PAY-10] count by each seller entity's own calendar", async () => {
    await due("INV-1042", "2029-01-01");
    await due("INV-5001"); // in Stockholm
    expect(await readersAt("2027-04-13T05:59:00Z")).toEqual([]);
    expect(await readersAt("2027-04-13T06:00:00Z")).toEqual([INA]);
  });

  test("[PAY-10] an old debt is told of once, and a worker that was down sends the newest stage alone", async () => {
    await due("INV-1042", "2026-01-01");
    expect(await readersAt(daysLate(0))).toEqual([ADA, BEN]);
    expect(await readersAt(daysLate(5))).toEqual([]);
    expect(await sent()).toEqual([{ number: "INV-1042", nth: 1 }]);
    await rows("DELETE FROM payment_reminder");
    await due("INV-1042");
    expect(await readersAt(daysLate(15))).toEqual([ADA, BEN]);
    expect(await readersAt(daysLate(16))).toEqual([]);
    expect(await readersAt(daysLate(20))).toEqual([ADA, BEN]);
  });

  test("[PAY-10] one that came late is not followed by the next within days", async () => {
    expect(await readersAt(daysLate(9))).toEqual([ADA, BEN]);
    for (const days of [10, 11, 12]) expect(await readersAt(daysLate(days))).toEqual([]);
    expect(await readersAt(daysLate(13))).toEqual([ADA, BEN]);
  });

  test.each<[string, string]>([
    ["is void", "UPDATE invoice SET voided_at = now() WHERE number = $1"],
    ["is paid", "UPDATE invoice SET open_minor = 0 WHERE number = $1"],
    ["is disputed", disputed("NULL")],
    ["was disputed until today", disputed(`'${daysLate(3)}'`)],
    ["is promised by today", promised("2027-04-13")],
    [
      "is being paid",
      `WITH made AS (
         INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
         SELECT gen_random_uuid(), account_id, currency, open_minor, (SELECT id FROM person WHERE email = '${ADA}'), 'en',
                '${daysLate(3)}', '${daysLate(4)}' FROM invoice WHERE number = $1 RETURNING id)
       INSERT INTO payment_attempt_invoice SELECT made.id, account_id, contract_id, invoice.id, open_minor, true
       FROM made, invoice WHERE number = $1`,
    ],
    [
      "is a reseller's",
      "UPDATE account SET type = 'reseller' FROM invoice WHERE number = $1 AND account.id = account_id",
    ],
  ])("[PAY-10] nobody is reminded of one that %s, and no reminder is noted", async (_case, happens) => {
    await change(happens, ["INV-1042"]);
    expect(await readersAt(daysLate(3))).toEqual([]);
    expect(await sent()).toEqual([]);
  });

  test.each<[string, string]>([
    ["a dispute that ended yesterday", disputed(`'${daysLate(2)}'`)],
    ["a promise whose day has passed", promised("2027-04-12")],
  ])("[PAY-10] %s stands in nobody's way", async (_case, happened) => {
    await change(happened, ["INV-1042"]);
    expect(await readersAt(daysLate(3))).toEqual([ADA, BEN]);
  });

  test("[PAY-10, BIL-4] what auto-pay will still try, or has told of today, is not asked for; what it gave up is", async () => {
    await due("INV-1042", "2029-01-01");
    await due("INV-1048"); // of Acme EMEA, in Stockholm, whose auto-pay is on
    expect(await readersAt(daysLate(3))).toEqual([]);
    const refused = (day: string) =>
      change(
        `INSERT INTO auto_pay_try (account_id, contract_id, invoice_id, day, started_at, outcome, reason)
         SELECT account_id, contract_id, id, $1, portal.now(), 'declined', 'stolen_card' FROM invoice WHERE number = 'INV-1048'`,
        [day],
      );
    await refused(addDays(DUE, 4));
    expect(await readersAt(daysLate(4))).toEqual([]);
    expect(await readersAt(daysLate(5))).toEqual([BEN, CORA]);
  });
});

describe("the demo world", () => {
  test("[PAY-10] was reminded of as the worker does, which has nothing to add on the first day", async () => {
    await freshDemo();
    expect(await readersAt("2027-03-10T20:00:00Z")).toEqual([]);
  });
});

describe("whom they go to", () => {
  test("[PAY-10, ACC-1] each one reads of their own contracts alone, all of a bill group in one mail", async () => {
    await due("INV-1046");
    const mails = await mailsAt(daysLate(3));
    expect(mails.map(({ to, subject }) => `${to}: ${subject}`).sort()).toEqual([
      `${ADA}: Reminder: 2 invoices of Acme Robotics are overdue`,
      `${BEN}: Reminder: invoice INV-1042 is overdue`,
      `${CORA}: Reminder: invoice INV-1046 is overdue`,
    ]);
    expect(JSON.stringify(mailTo(mails, BEN))).not.toContain("INV-1046");
    expect(JSON.stringify(mailTo(mails, CORA))).not.toContain("INV-1042");
    expect(mailTo(mails, ADA)?.text).toMatch(/Open together: 1,500\.00.USD/);
  });

  test.each<[string, () => Promise<unknown>, string[]]>([
    ["wants none", () => wantsNone(BEN), [ADA]],
    ["has no place any more", () => remove(ADA, [BEN, "C-1001"]), [ADA]],
    ["has a place that has ended", () => placeEndsIn(BEN, "C-1001", -1), [ADA]],
  ])("[PAY-10, ACC-7] not to who %s", async (_case, happens, readers) => {
    await setClock(daysLate(2));
    await happens();
    expect(await readersAt(daysLate(3))).toEqual(readers);
  });

  test("[PAY-10] what nobody wants to be told of is not noted as sent, until somebody does", async () => {
    await wantsNone(ADA);
    await wantsNone(BEN);
    expect(await readersAt(daysLate(3))).toEqual([]);
    expect(await sent()).toEqual([]);
    await rows("DELETE FROM notification_choice");
    expect(await readersAt(daysLate(4))).toEqual([ADA, BEN]);
  });
});

describe("what they say", () => {
  test("[PAY-10] number, due date, days, what is open, where to pay, the collector, and where to turn them off", async () => {
    const mail = mailTo(await mailsAt(daysLate(3)), ADA);
    expect(mail?.text).toMatch(/Invoice INV-1042: 1,200\.00.USD open, due on 10 April 2027, 3 days overdue/);
    expect(mail?.text).toContain("Pay now:\nhttp://localhost:3000/pay?invoice=INV-1042");
    expect(mail?.text).toMatch(/Payment instructions\nBank: .+\nAccount holder: .+\nAccount number: .+/);
    expect(mail?.text).toContain("carl.collector@fjord.example");
    expect(mail?.text).toContain("http://localhost:3000/notifications");
    const activity = await listCollectionsActivity(await viewerOf(BEN), {});
    expect(activity.rows.filter(({ kind }) => kind === "reminder")).toMatchObject([
      { invoice: "INV-1042", nth: 1, amount: { minor: 120_000n, currency: "USD" }, on: "2027-04-13" },
    ]);
  });

  test("[PAY-10, INV-3] what cannot be paid online is opened instead", async () => {
    await due("INV-1042", "2029-01-01");
    await due("INV-1050"); // by transfer alone
    const mail = mailTo(await mailsAt(daysLate(3)), ADA);
    expect(mail?.text).toContain("Open the invoice:\nhttp://localhost:3000/invoices/INV-1050");
    expect(mail?.text).not.toContain("/pay?");
  });

  test("[PAY-10, ANY-2] each in their reader's language", async () => {
    await change("UPDATE person SET locale = 'sv' WHERE email = $1", [BEN]);
    const mails = await mailsAt(daysLate(3));
    expect(mailTo(mails, ADA)?.subject).toBe("Reminder: invoice INV-1042 is overdue");
    expect(mailTo(mails, BEN)).toMatchObject({ subject: "Påminnelse: faktura INV-1042 är förfallen" });
    expect(mailTo(mails, BEN)?.text).toContain("förföll 10 april 2027, för 3 dagar sedan");
  });
});

describe("many at once", () => {
  test("[PAY-10, M8] two workers at once write each reminder and each mail once", async () => {
    await due("INV-1046");
    await due("INV-5001");
    await setClock(daysLate(3));
    await emptyQueue();
    await Promise.all([remindOfOverdue(), remindOfOverdue(), remindOfOverdue()]);
    expect((await queuedMails()).map(({ to }) => to).sort()).toEqual([ADA, BEN, CORA, INA]);
    expect(await sent()).toHaveLength(3);
  });

  test("[PAY-10, P2] batches of whole bill groups: who has many still gets one mail, which names forty and counts the rest", async () => {
    await setClock(daysLate(0));
    const copies = (like: string, many: number) =>
      Array.from({ length: many }, (_, nth) => freshInvoice(`${like}-${nth}`, { like, dueIn: 0, minor: 100 }));
    for (const [like, many] of [
      ["INV-1042", 300],
      ["INV-2001", 280],
    ] as const)
      await Promise.all(copies(like, many));
    const mails = await mailsAt(daysLate(3));
    expect(mails.map(({ to }) => to).sort()).toEqual([ADA, BEN, "dan@birch.example"]);
    expect(mailTo(mails, BEN)?.subject).toBe("Reminder: 301 invoices of Acme Robotics are overdue");
    expect(mailTo(mails, BEN)?.text.match(/3 days overdue/g)).toHaveLength(40);
    expect(mailTo(mails, BEN)?.text).toContain("And: 261 more invoices");
    expect((await row<{ n: number }>("SELECT count(*)::int AS n FROM payment_reminder")).n).toBe(581);
  }, 60_000);
});

const wantsNone = async (email: string) =>
  change("INSERT INTO notification_choice VALUES ($1, 'payment_reminders', false, now())", [await idOf(email)]);

function disputed(closedAt: string): string {
  return `INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at, closed_at)
    SELECT gen_random_uuid(), account_id, contract_id, id, 'x', '2027-04-01', ${closedAt} FROM invoice WHERE number = $1`;
}

function promised(by: string): string {
  return `INSERT INTO payment_promise (id, account_id, contract_id, invoice_id, person_id, promised_on, amount_minor, currency, made_at, made_on)
    SELECT gen_random_uuid(), account_id, contract_id, invoice.id, person.id, '${by}', open_minor, currency, '2027-04-02', '2027-04-02'
    FROM invoice, person WHERE number = $1 AND email = '${ADA}'`;
}
