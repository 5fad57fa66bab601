import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freeDeadHands } from "../../scripts/worker/presence";
import { row, rows } from "../setup/admin";

/** A mail server that never says a word: whoever sends a mail there has it in hand until he is killed. */
const silent = createServer();
const workers: ChildProcess[] = [];

beforeAll(() => new Promise<void>((ready) => silent.listen(0, "127.0.0.1", ready)));
afterAll(() => silent.close());
afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});

interface Started {
  child: ChildProcess;
  ended: Promise<number | null>;
}

async function startWorker(): Promise<Started> {
  const at = silent.address();
  const port = at && typeof at === "object" ? at.port : 9;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    env: { ...process.env, LOG_LEVEL: "fatal", SMTP_URL: `smtp://127.0.0.1:${port}`, APP_URL: "http://localhost:3000" },
  });
  workers.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await expect.poll(() => output, { timeout: 60_000 }).toContain("worker ready");
  return { child, ended };
}

const queueMail = (key: string): Promise<unknown> =>
  rows("SELECT graphile_worker.add_job('mail', $1, job_key := $2)", [
    JSON.stringify({ messageId: `<${key}@portal>`, to: "ada@acme.example", subject: "s", text: "t", html: "h" }),
    key,
  ]);

/** Whose hand a mail is in, and the how many-eth try it is. */
const holderOf = (key: string) =>
  row<{ hand: string | null; attempts: number }>(
    "SELECT locked_by AS hand, attempts FROM graphile_worker._private_jobs WHERE key = $1",
    [key],
  );

const untilHeld = async (key: string, attempts: number): Promise<string> => {
  await expect.poll(() => holderOf(key), { timeout: 10_000 }).toMatchObject({ hand: expect.any(String), attempts });
  return (await holderOf(key)).hand ?? "";
};

test("[P1, M8] what a killed worker had in hand is taken up when the next one starts, and what a living one has is not", async () => {
  const first = await startWorker();
  await queueMail("killed");
  await untilHeld("killed", 1);
  first.child.kill("SIGKILL");
  await first.ended;
  await startWorker();
  const held = await untilHeld("killed", 2);
  await freeDeadHands(process.env.WORKER_DATABASE_URL ?? "");
  expect(await holderOf("killed")).toEqual({ hand: held, attempts: 2 });
}, 180_000);

test("[P1] a worker whose line to the database is cut ends, for its supervisor to start it again", async () => {
  const { ended } = await startWorker();
  await rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'portal worker'");
  expect(await ended).toBe(1);
}, 180_000);
