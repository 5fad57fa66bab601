import { Logger, runOnce, type TaskList } from "graphile-worker";
import { Pool } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { sendReceiptMail } from "@/lib/payments/receipt/tasks";
import { messageIdFor } from "@/lib/platform/mail/queue";
import { sendMail } from "@/lib/platform/mail/send";
import { attemptAt, pay } from "../payments/paying";
import { change } from "../setup/admin";
import { chance } from "../setup/chance";
import { openDatabaseLine } from "../setup/database-line";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { expectAgreement } from "./agreement";
import { freshInvoice } from "./fresh-invoice";
import { runsOr } from "./runs";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

// Before the app reads its settings: mails go to a server of our own, over the wire.
const mailServer = await vi.hoisted(async () => {
  const started = await (await import("../setup/mail-server")).startMailServer();
  process.env.SMTP_URL = started.url;
  return started;
});

const CRASHES = runsOr(60);
const MOST_CRASHES_A_MAIL = 9;
const BEN = "ben@acme.example";

beforeAll(freshDemo, 60_000);
afterEach(expectAgreement);
afterAll(() => mailServer.stop());
// Where the runner tells of a line that went dead, which here is hundreds of times.
vi.spyOn(console, "trace").mockImplementation(() => undefined);

/** A payment whose confirmation waits to be sent. */
async function paidAttempt(number: string): Promise<string> {
  await pay(BEN, number);
  const { id, session } = await attemptAt(number);
  await sandbox.control.pay(session, { card: "4242424242424242" });
  await settleAttempt(id);
  return id;
}

/** The worker as it is, over a line of its own to the database, until nothing waits any more or it is dead. */
async function work(line: { url: string }): Promise<void> {
  const pgPool = new Pool({ connectionString: line.url, max: 3 });
  pgPool.on("error", () => undefined);
  try {
    const taskList = { mail: sendMail, receipt_mail: sendReceiptMail } as unknown as TaskList;
    await runOnce({ pgPool, taskList, noHandleSignals: true, logger: new Logger(() => () => undefined) });
  } finally {
    await pgPool.end();
  }
}

const openLine = () => openDatabaseLine(process.env.WORKER_DATABASE_URL ?? "");

/** Killed when the mail server has the mail and the database does not know yet, on either side of the 250. */
async function workUntilKilled(isAnswered: boolean): Promise<void> {
  const line = await openLine();
  mailServer.whenTaken(() => {
    line.cut();
    return isAnswered ? "answer" : "hang up";
  });
  await work(line);
}

async function workUndisturbed(): Promise<void> {
  const line = await openLine();
  mailServer.whenTaken(() => "answer");
  await work(line);
  line.cut();
}

/** What the dead worker held is free again, as the next one frees it after a while. */
const letGo = (): Promise<void> =>
  change(
    "SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL",
  );

test(`[M8, PAY-4] a confirmation outlives ${CRASHES} crashes after the mail server took it, and is one mail by its Message-ID`, async () => {
  const dice = chance();
  let left = CRASHES;
  for (let nth = 0; left > 0; nth += 1) {
    const attempt = await paidAttempt(await freshInvoice(`C-${dice.seed}-${nth}`));
    const crashes = Math.min(left, 1 + dice.below(MOST_CRASHES_A_MAIL));
    for (let crash = 0; crash < crashes; crash += 1) {
      await workUntilKilled(dice.below(2) === 0);
      expect(await queuedMails()).toHaveLength(1);
      await letGo();
    }
    await workUndisturbed();
    expect(await queuedMails()).toEqual([]);
    const mails = mailServer.take();
    expect(mails).toHaveLength(crashes + 1);
    expect(mails[0]).toMatchObject({ to: [BEN] });
    expect(mails[0]?.headers.get("message-id")).toBe(messageIdFor(`payment:${attempt}`));
    expect(new Set(mails.map(({ headers }) => headers.get("message-id"))).size).toBe(1);
    left -= crashes;
  }
}, 900_000);
