import { beforeEach, expect, test, vi } from "vitest";
import { change, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";

const TOKEN = "only-for-tests-only-for-tests-only-for-tests";
vi.hoisted(() => Object.assign(process.env, { METRICS_TOKEN: "only-for-tests-only-for-tests-only-for-tests" }));

import { answerMetrics } from "@/lib/metrics/watch";
import { checkNewestFacts } from "@/lib/payments/ledger-check/tasks";

const ask = (authorization?: string): Promise<Response> =>
  answerMetrics(new Request("http://localhost/api/metrics", { headers: authorization ? { authorization } : {} }));

/** The metrics of now, each line by what stands before its value. */
async function read(): Promise<Map<string, number>> {
  // As if the time were over for which the last answer is kept.
  delete (globalThis as { portalStanding?: unknown }).portalStanding;
  const response = await ask(`Bearer ${TOKEN}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/plain");
  const lines = (await response.text()).split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
}

beforeEach(freshDemo);

test.each([undefined, "Bearer ", `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, TOKEN, `Basic ${TOKEN}`])(
  "[Operate] with %j there are no metrics",
  async (authorization) => {
    const response = await ask(authorization);
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 404, body: "" });
  },
);

test("[Operate] tells of attempts by state, of those open for too long, of jobs and of what the ledger's check found", async () => {
  const before = await read();
  const open = before.get('portal_payment_attempts{state="open"}') ?? Number.NaN;
  const overdue = before.get("portal_payment_attempts_overdue") ?? Number.NaN;
  await change(
    `INSERT INTO payment_attempt (id, account_id, status, currency, amount_minor, payer_person_id, payer_locale, means,
        provider_session_id, created_at, expires_at)
     SELECT gen_random_uuid(), account.id, state::attempt_status, 'EUR', 100, person.id, 'en', means::payment_method_kind,
            'cs_metrics_' || state || means || age, portal.now() - make_interval(mins => age), portal.now()
     FROM account, person, (VALUES ('open', 'card', 16), ('open', 'card', 14), ('processing', 'bank_debit', 900)) tried (state, means, age)
     WHERE account.name LIKE 'Acme%' AND person.email = 'ada@acme.example'`,
  );
  await rows("SELECT graphile_worker.add_job('expire_handovers', run_at := now() - interval '90 seconds')");
  await rows("SELECT graphile_worker.add_job('expire_handovers', max_attempts := 1)");
  await rows("UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE max_attempts = 1");
  const now = await read();
  expect(now.get('portal_payment_attempts{state="open"}')).toBe(open + 2);
  expect(now.get('portal_payment_attempts{state="failed"}')).toBeDefined();
  expect(now.get("portal_payment_attempts_overdue")).toBe(overdue + 1);
  expect(now.get('portal_jobs{state="given_up"}')).toBe(1);
  expect(now.get('portal_jobs{state="waiting"}')).toBe((before.get('portal_jobs{state="waiting"}') ?? 0) + 1);
  expect(now.get("portal_job_oldest_seconds")).toBeGreaterThanOrEqual(90);
  expect(now.get('portal_database_connections{state="idle"}')).toBeGreaterThanOrEqual(1);
});

test("[Operate] what the last check of the ledger found stands until the next", async () => {
  const [invoice] = await rows<{ id: string }>("SELECT id FROM invoice ORDER BY issued_on DESC, id LIMIT 1");
  const shift = (minor: number) =>
    rows(`ALTER TABLE invoice DISABLE TRIGGER USER;
    UPDATE invoice SET open_minor = open_minor + ${minor} WHERE id = '${invoice?.id}'; ALTER TABLE invoice ENABLE TRIGGER USER`);
  await shift(1);
  await checkNewestFacts();
  expect((await read()).get('portal_ledger_mismatches{scope="lately"}')).toBeGreaterThan(0);
  await shift(-1);
  await checkNewestFacts();
  const now = await read();
  expect(now.get('portal_ledger_mismatches{scope="lately"}')).toBe(0);
  expect(now.get('portal_ledger_checked_timestamp_seconds{scope="lately"}')).toBeGreaterThan(1e9);
});

test("[Operate] asked many times at once, the database is asked once", async () => {
  await read();
  await rows("ALTER TABLE ledger_check RENAME TO elsewhere");
  try {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(`Bearer ${TOKEN}`)));
    // Whoever asked it would have been told that it is not there.
    for (const answer of answers) expect(await answer.text()).toMatch(/^portal_database_up 1$/m);
  } finally {
    await rows("ALTER TABLE elsewhere RENAME TO ledger_check");
  }
});

test("[Operate] on a database that does not answer, what the process counts itself is told all the same", async () => {
  await rows("ALTER TABLE ledger_check RENAME TO elsewhere");
  try {
    const now = await read();
    expect(now.get("portal_database_up")).toBe(0);
    expect([...now.keys()].some((name) => name.startsWith("nodejs_eventloop_lag"))).toBe(true);
  } finally {
    await rows("ALTER TABLE elsewhere RENAME TO ledger_check");
  }
  expect((await read()).get("portal_database_up")).toBe(1);
});
