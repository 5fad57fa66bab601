import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { rows } from "../setup/admin";

let worker: ChildProcess | undefined;
afterEach(() => worker?.kill("SIGKILL"));

/** The worker as `npm start` runs it, on this file's database. */
async function startWorker(): Promise<{ output: () => string; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    env: { ...process.env, LOG_LEVEL: "fatal", SMTP_URL: "smtp://127.0.0.1:9", APP_URL: "http://localhost:3000" },
  });
  worker = child;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await expect.poll(() => output, { timeout: 20_000 }).toContain("worker ready");
  return { output: () => output, ended };
}

test("[M8] a worker that cannot hand its jobs back says so and ends, for its supervisor to start it again", async () => {
  const { output, ended } = await startWorker();
  await rows(
    `CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the job is not let go'; END $$;
     CREATE TRIGGER kept BEFORE DELETE ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION kept();
     SELECT graphile_worker.add_job('expire_handovers')`,
  );
  expect(await ended).toBe(1);
  expect(output()).toContain("worker lost a hand");
}, 60_000);

test("asked to stop, it ends well", async () => {
  await rows("DROP FUNCTION IF EXISTS kept CASCADE");
  const { ended } = await startWorker();
  worker?.kill("SIGTERM");
  expect(await ended).toBe(0);
}, 60_000);
