import { Logger, runOnce, type Task } from "graphile-worker";
import { Pool } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { turnOffRenewal } from "@/lib/contracts/renewal/commands";
import { systemDb, type Tx, viewerDb } from "@/lib/platform/db";
import { enqueue, type MailJob } from "@/lib/platform/jobs";
import { messageIdFor, queueMail } from "@/lib/platform/mail/queue";
import { change, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { ctxOf, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const REQUEST = "00000000-0000-4000-8000-000000000001";
const add = (key: string, requestId = REQUEST) => systemDb((tx) => enqueue(tx, "sign_in_mail", { requestId }, key));

/** Lets the real worker run what is waiting, as its own login, with our tasks instead of the portal's. */
async function work(run: (payload: unknown) => void | Promise<void>): Promise<void> {
  const pgPool = new Pool({ connectionString: process.env.WORKER_DATABASE_URL ?? "", max: 3 });
  const task: Task = async (payload) => run(payload);
  try {
    const logger = new Logger(() => () => undefined);
    await runOnce({ pgPool, logger, taskList: { mail: task, sign_in_mail: task } });
  } finally {
    await pgPool.end();
  }
}

async function whatRuns(): Promise<unknown[]> {
  const ran: unknown[] = [];
  await work((payload) => {
    ran.push(payload);
  });
  return ran;
}

describe("a job", () => {
  test("[M8] runs once, with what it was given, and is gone", async () => {
    await add("fact");
    expect(await whatRuns()).toEqual([{ requestId: REQUEST }]);
    expect(await queuedJobs()).toEqual([]);
    expect(await whatRuns()).toEqual([]);
  });

  test("[M8] added twice for one fact is one job, also in one transaction and by many at once", async () => {
    await systemDb(async (tx) => {
      await enqueue(tx, "sign_in_mail", { requestId: REQUEST }, "fact");
      await enqueue(tx, "sign_in_mail", { requestId: REQUEST }, "fact");
    });
    await Promise.all(Array.from({ length: 20 }, () => add("fact")));
    await add("another fact");
    expect((await queuedJobs()).map(({ key }) => key)).toEqual(["fact", "another fact"]);
    expect(await whatRuns()).toHaveLength(2);
  });

  test("[M8, P1] of a transaction that rolls back does not exist", async () => {
    const failed = systemDb(async (tx) => {
      await enqueue(tx, "sign_in_mail", { requestId: REQUEST }, "fact");
      throw new Error("crash before the commit");
    });
    await expect(failed).rejects.toThrow("crash before the commit");
    expect(await queuedJobs()).toEqual([]);
  });

  test("[M8] of a transaction that is still open is not run yet", async () => {
    await systemDb(async (tx) => {
      await enqueue(tx, "sign_in_mail", { requestId: REQUEST }, "fact");
      expect(await whatRuns()).toEqual([]);
    });
    expect(await whatRuns()).toHaveLength(1);
  });

  test("[M8] that fails is kept, and tried again with the same payload", async () => {
    await add("fact");
    await work(() => {
      throw new Error("the mail server is down");
    });
    expect(await queuedJobs()).toMatchObject([{ key: "fact", attempts: 1 }]);
    expect(await whatRuns()).toEqual([]); // not at once: it waits longer each time
    await change("UPDATE graphile_worker._private_jobs SET run_at = now()");
    expect(await whatRuns()).toEqual([{ requestId: REQUEST }]);
    expect(await queuedJobs()).toEqual([]);
  });

  test("[M8] is tried 25 times, which is days, before it is given up", async () => {
    await add("fact");
    expect(await rows("SELECT max_attempts FROM graphile_worker._private_jobs")).toEqual([{ max_attempts: 25 }]);
  });

  test("[M8] can be added through both doors, and neither can read or change the queue", async () => {
    const ada = await viewerOf("ada@acme.example");
    const letter: MailJob = { messageId: "<x@localhost>", to: ada.email, subject: "x", text: "x", html: "x" };
    await viewerDb(ada, (tx) => enqueue(tx, "mail", letter, "by ada"));
    await add("by the system");
    expect((await queuedJobs()).map(({ task, key }) => [task, key])).toEqual([
      ["mail", "by ada"],
      ["sign_in_mail", "by the system"],
    ]);
    const nosy = (tx: Tx) => tx.$queryRaw`SELECT * FROM graphile_worker._private_jobs`;
    await expect(viewerDb(ada, nosy)).rejects.toThrow("permission denied for schema graphile_worker");
    await expect(systemDb(nosy)).rejects.toThrow("permission denied for schema graphile_worker");
  });

  test("[A2] a person's request adds mails, and no other task whatever the worker knows", async () => {
    const ada = await viewerOf("ada@acme.example");
    const other = viewerDb(ada, (tx) => enqueue(tx, "sign_in_mail", { requestId: REQUEST }, "by ada"));
    await expect(other).rejects.toThrow("a viewer may not add this task");
    expect(await queuedJobs()).toEqual([]);
  });
});

describe("a mail", () => {
  const mail = (key: string) => ({
    key,
    to: "ada@acme.example",
    locale: "en",
    brand: { name: "Fjord", color: "#1c6094" },
    content: { subject: "Hello", heading: "Hello", paragraphs: ["Text"], footer: [] },
  });

  test("[M8] of one fact to one reader is queued once, however often it is written", async () => {
    for (let again = 0; again < 3; again += 1) await systemDb((tx) => queueMail(tx, mail("fact:ada")));
    const [sent, ...others] = (await whatRuns()) as MailJob[];
    expect(others).toEqual([]);
    expect(sent).toMatchObject({ to: "ada@acme.example", subject: "Hello", messageId: messageIdFor("fact:ada") });
  });

  test("[M8] cut off between the mail server's answer and its own note is sent again with the same Message-ID", async () => {
    const ctx = await ctxOf("ada@acme.example");
    await turnOffRenewal(ctx, { contractNumber: "C-1001" });
    const sent: string[] = [];
    await work((payload) => {
      sent.push((payload as MailJob).messageId);
      throw new Error("killed after the mail server took it");
    });
    await change("UPDATE graphile_worker._private_jobs SET run_at = now()");
    await work((payload) => {
      sent.push((payload as MailJob).messageId);
    });
    expect(sent).toHaveLength(6);
    expect(new Set(sent).size).toBe(3);
    expect(await queuedJobs()).toEqual([]);
  });

  test("[M8] has a Message-ID that mail servers take, and another for each fact", () => {
    const ids = ["a", "b", "renewal:1:ada@acme.example", "å\n<>"].map(messageIdFor);
    for (const id of ids) expect(id).toMatch(/^<[0-9a-f]{40}@localhost>$/);
    expect(new Set(ids).size).toBe(4);
  });
});
