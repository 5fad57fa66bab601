import { Logger, runOnce, type TaskList } from "graphile-worker";
import { Pool } from "pg";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { voidInvoice } from "@/lib/invoices/commands";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { sendReceiptMail } from "@/lib/payments/receipt/tasks";
import { systemDb } from "@/lib/platform/db";
import { sendMail } from "@/lib/platform/mail/send";
import { use } from "../desk/using-money";
import { PdfFile } from "../documents/read-pdf";
import { change, inTransaction, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs, queuedMails } from "../setup/jobs";
import { systemCtx } from "../setup/system";
import { ADA, BEN, idOf } from "../users/people";
import { attemptAt, pay, paySet, sessionOf } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

// Before the app reads its settings: mails go to a server of our own, over the wire.
const mailServer = await vi.hoisted(async () => {
  const started = await (await import("../setup/mail-server")).startMailServer();
  process.env.SMTP_URL = started.url;
  return started;
});

const CARD = "4242424242424242";

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  mailServer.take();
  mailServer.whenTaken(() => "answer");
});
afterAll(() => mailServer.stop());

async function paidBy(email: string, reference = "INV-1042"): Promise<void> {
  await pay(email, reference);
  const { id, session } = await attemptAt(reference);
  await sandbox.control.pay(session, { card: CARD });
  await settleAttempt(id);
}

const choose = async (email: string) =>
  change("INSERT INTO notification_choice VALUES ($1, 'others_payments', true, now())", [await idOf(email)]);

const speak = (email: string, locale: string) =>
  change("UPDATE person SET locale = $2 WHERE email = $1", [email, locale]);

const remove = (email: string) =>
  change("DELETE FROM contract_contact USING person WHERE person.id = person_id AND email = $1", [email]);

/** The worker as it is, until nothing that is due waits any more. */
async function work(): Promise<void> {
  const pgPool = new Pool({ connectionString: process.env.WORKER_DATABASE_URL, max: 3 });
  const taskList = { mail: sendMail, receipt_mail: sendReceiptMail } as unknown as TaskList;
  await runOnce({ pgPool, taskList, noHandleSignals: true, logger: new Logger(() => () => undefined) });
  await pgPool.end();
}

interface Arrived {
  text: string;
  name: string;
  pdf: PdfFile;
}

/** What came, by who got it: the mail's words, and the file that is with it. */
async function arrived(): Promise<Record<string, Arrived>> {
  await work();
  return Object.fromEntries(
    mailServer.take().map(({ to, raw, body }) => {
      const [, name = "", packed = ""] =
        /application\/pdf; name="?([^"\r\n]+)"?[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw) ?? [];
      return [to[0], { text: body, name, pdf: new PdfFile(Buffer.from(packed, "base64")) }];
    }),
  );
}

describe("the receipt in the confirmation mail", () => {
  test("[PAY-4] is a PDF with the invoices and amounts of the mail", async () => {
    const id = await paySet(ADA, ["INV-1042", "INV-1043"]);
    await sandbox.control.pay(await sessionOf(id), { card: CARD });
    await settleAttempt(id);
    const { text, name, pdf } = (await arrived())[ADA] as Arrived;
    expect(text).toContain("The receipt is attached as a PDF.");
    expect(name).toMatch(/^P-\d+\.pdf$/);
    expect(pdf.text).toContain("Visa ending in 4242");
    for (const [number, got] of [
      ["INV-1042", "1,200.00"],
      ["INV-1043", "2,450.50"],
    ] as const) {
      expect(text).toMatch(new RegExp(`Invoice ${number}: ${got}`));
      expect(pdf.text).toMatch(new RegExp(`${number}[\\s\\S]*?${got}`));
    }
    expect(pdf.text).not.toContain("INV-1046");
  });

  test("[PAY-4, ANY-2] is in the language of each mail, and tells which card only where the mail does", async () => {
    await choose(BEN);
    await speak(BEN, "sv");
    await paidBy(ADA);
    const { [ADA]: payers, [BEN]: copy } = await arrived();
    expect(payers?.pdf.text).toContain("Visa ending in 4242");
    expect(copy?.text).toContain("Kvittot är bifogat som PDF.");
    expect(copy?.pdf.text).toContain("Betalningskvitto");
    expect(copy?.pdf.text).toContain("Kort");
    expect(`${copy?.text}${copy?.pdf.text}`).not.toMatch(/4242|Visa/);
  });

  test("[PAY-4, ACC-7] goes to a payer who was removed meanwhile, with no way to a page that is not there", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await remove(BEN);
    await sandbox.control.pay(session, { card: CARD });
    await settleAttempt(id);
    const { text, pdf } = (await arrived())[BEN] as Arrived;
    expect(text).toContain("Invoice INV-1042: 1,200.00");
    expect(text).not.toContain("/payments/");
    expect(pdf.text).toMatch(/INV-1042[\s\S]*?1,200\.00/);
  });

  test("[PAY-4, ACC-1] says nothing of an invoice that was not to be paid, where the money was used on it before it went out", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    const invoice = await row<{ id: string }>("SELECT id FROM invoice WHERE number = 'INV-1042'");
    await systemDb((tx) => voidInvoice(tx, systemCtx(), invoice.id));
    await sandbox.control.pay(session, { card: CARD });
    await settleAttempt(id);
    const { number } = await row<{ number: string }>("SELECT number FROM payment WHERE attempt_id = $1", [id]);
    await use(number, "INV-1046", "100");
    const { pdf } = (await arrived())[BEN] as Arrived;
    expect(pdf.text).toContain("INV-1042");
    expect(pdf.text).not.toContain("INV-1046");
  });

  test("[PAY-4] for who still sees it, the mail leads to the page", async () => {
    await paidBy(BEN);
    expect((await arrived())[BEN]?.text).toContain("/payments/");
  });

  test("[PAY-4, M8] that cannot be drawn loses no mail: it is tried again, and sent once, whole", async () => {
    await paidBy(BEN);
    const billTo = (value: string) =>
      inTransaction(async (superuser) => {
        await superuser.query("SET LOCAL session_replication_role = replica");
        await superuser.query(`UPDATE invoice SET bill_to = ${value} WHERE number = 'INV-1042'`);
        await superuser.query("COMMIT");
      });
    await billTo("jsonb_set(bill_to, '{kept}', bill_to->'lines') - 'lines'");
    expect(await arrived()).toEqual({});
    expect(await queuedJobs()).toMatchObject([{ task: "receipt_mail", attempts: 1 }]);
    await billTo("jsonb_set(bill_to, '{lines}', bill_to->'kept') - 'kept'");
    await change("UPDATE graphile_worker._private_jobs SET run_at = now()");
    expect((await arrived())[BEN]?.pdf.text).toContain("INV-1042");
    expect(await queuedMails()).toEqual([]);
  });
});
