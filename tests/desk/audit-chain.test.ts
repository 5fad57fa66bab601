import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { linkAuditRows } from "@/lib/desk/audit-chain/commands";
import { checkAuditChain } from "@/lib/desk/audit-chain/queries";
import { lineOf } from "@/lib/desk/audit-chain/rules";
import { linkAuditLog } from "@/lib/desk/audit-chain/tasks";
import type { ChainFinding, ChainHead } from "@/lib/desk/audit-chain/types";
import { audit } from "@/lib/platform/audit";
import { systemDb } from "@/lib/platform/db";
import { change, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { moveClock } from "../setup/world";

beforeEach(freshDemo);

const ctx = { actor: { kind: "system", name: "test" }, requestId: "test" } as const;
const happen = (what: string) =>
  systemDb((tx) => audit(tx, ctx, { action: `test.${what}`, after: { what, amount: 1, ö: null } }));
const found = async (noted?: ChainHead) => {
  const findings: ChainFinding[] = [];
  const { head } = await checkAuditChain((finding) => findings.push(finding), noted ?? null);
  for (const finding of findings) expect(lineOf(finding)).toMatch(/^[a-z_]+: .+\.$/);
  return { kinds: findings.map(({ kind, eventId }) => [kind, eventId].filter(Boolean).join(" ")), head };
};
/** Past every right and trigger, as whoever owns the database's disk could. */
const tamper = (...statements: string[]) =>
  inTransaction(async (superuser) => {
    await superuser.query("SET LOCAL session_replication_role = replica");
    for (const statement of statements) await superuser.query(statement);
    await superuser.query("COMMIT");
  });

async function linkedWorld(): Promise<string[]> {
  await linkAuditLog();
  const ids: string[] = [];
  for (const what of ["one", "two", "three"]) ids.push(await happen(what));
  await linkAuditLog();
  return ids;
}

test("[A7] the whole demo world and what came after is linked, once each, and found as it was written", async () => {
  await linkedWorld();
  const { events, links, waiting } = await row<{ events: number; links: number; waiting: number }>(
    `SELECT (SELECT count(*)::int FROM audit_event) AS events, (SELECT count(*)::int FROM audit_link) AS links,
            (SELECT count(*)::int FROM audit_unlinked) AS waiting`,
  );
  expect([links, waiting]).toEqual([events, 0]);
  const { kinds, head } = await found();
  expect(kinds).toEqual([]);
  expect(head?.seq).toBe(BigInt(events));
  expect(await linkAuditRows()).toBe(0);
});

test("[A7] a row that was changed in any of its columns is found, and only that one", async () => {
  const [, two] = await linkedWorld();
  for (const column of [
    "action = 'test.other'",
    "at = at + interval '1 millisecond'",
    "actor_email = 'x@x.example'",
    "actor_kind = 'staff'",
    `actor_person_id = '${randomUUID()}'`,
    "account_id = (SELECT id FROM account LIMIT 1)",
    "contract_id = (SELECT id FROM contract LIMIT 1)",
    "bill_group_id = (SELECT id FROM bill_group LIMIT 1)",
    `before = '{}'`,
    `after = after || '{"amount": 2}'`,
    "request_id = 'other'",
  ]) {
    await tamper(`CREATE TABLE kept_row AS TABLE audit_event`, `UPDATE audit_event SET ${column} WHERE id = '${two}'`);
    expect((await found()).kinds, column).toEqual([`changed ${two}`]);
    await tamper(
      `DELETE FROM audit_event WHERE id = '${two}'`,
      `INSERT INTO audit_event SELECT * FROM kept_row WHERE id = '${two}'`,
      "DROP TABLE kept_row",
    );
  }
  expect((await found()).kinds).toEqual([]);
});

test("[A7] a row that was removed, with or without its link, and one that was put in are found", async () => {
  const [one, two] = await linkedWorld();
  await tamper(`DELETE FROM audit_event WHERE id = '${one}'`);
  expect((await found()).kinds).toEqual([`removed ${one}`]);
  await tamper(`DELETE FROM audit_link WHERE event_id = '${one}'`);
  expect((await found()).kinds).toEqual([`link_removed ${two}`]);

  await freshDemo();
  await linkedWorld();
  const id = randomUUID();
  await tamper(
    `INSERT INTO audit_event (id, at, action, actor_kind, request_id) VALUES ('${id}', portal.now() - interval '3 days', 'test.forged', 'system', 'x')`,
  );
  expect((await found()).kinds).toEqual([`inserted ${id}`]);
  // Announced as if it were a new one, it is linked; that it claims to be old gives it away.
  await tamper(`INSERT INTO audit_unlinked VALUES ('${id}')`);
  await linkAuditLog();
  await moveClock({ minutes: 2 });
  expect((await found()).kinds).toEqual([`backdated ${id}`]);
});

test("[A7] the end that was cut off, or the whole chain written anew, is found against a head that was noted", async () => {
  const ids = await linkedWorld();
  const { head } = await found();
  if (!head) throw new Error("no head");
  await happen("four");
  await linkAuditLog();
  expect((await found(head)).kinds).toEqual([]);
  const gone = ids.slice(1).map((id) => `'${id}'`);
  await tamper(
    `DELETE FROM audit_link WHERE event_id IN (${gone.join(",")}) OR event_id IN (SELECT id FROM audit_event WHERE action = 'test.four')`,
    `DELETE FROM audit_event WHERE id IN (${gone.join(",")}) OR action = 'test.four'`,
  );
  expect((await found()).kinds).toEqual([]);
  expect((await found(head)).kinds).toEqual(["head_gone"]);
  await tamper("DELETE FROM audit_link", "INSERT INTO audit_unlinked SELECT id FROM audit_event");
  await linkAuditLog();
  expect((await found(head)).kinds).toEqual(["head_gone"]);
});

test("[A7] who acts waits for no chain: a row that commits later is linked later, and rounds at once link each row once", async () => {
  await linkAuditLog();
  await inTransaction(async (slow) => {
    await slow.query(
      "INSERT INTO audit_event (id, at, action, actor_kind, request_id) VALUES ($1, portal.now(), 'test.slow', 'system', 'x')",
      [randomUUID()],
    );
    // Somebody else is neither held up nor left out.
    const id = await happen("fast");
    await Promise.all([linkAuditRows(), linkAuditRows(), linkAuditRows()]);
    expect(await rows("SELECT FROM audit_link WHERE event_id = $1", [id])).toHaveLength(1);
    await slow.query("COMMIT");
  });
  await Promise.all([linkAuditRows(), linkAuditRows(), happen("more")]);
  await linkAuditLog();
  expect((await found()).kinds).toEqual([]);
});

test("[A7] links are insert-only, and a row that waits for long is told of", async () => {
  await linkedWorld();
  for (const statement of ["UPDATE audit_link SET seq = seq + 1000", "DELETE FROM audit_link"])
    await expect(systemDb((tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(/permission denied/);
  await expect(change("DELETE FROM audit_event")).rejects.toThrow(/audit_link/);
  const id = await happen("waits");
  expect((await found()).kinds).toEqual([]);
  await moveClock({ hours: 2 });
  expect((await found()).kinds).toEqual([`waiting ${id}`]);
});
