import { beforeEach, expect, test } from "vitest";
import { liftSuspensionIfClear } from "@/lib/accounts/commands";
import { liftSuspension, suspendAccount } from "@/lib/desk/suspension/commands";
import { getSuspension } from "@/lib/desk/suspension/queries";
import { liftInput, suspendInput } from "@/lib/desk/suspension/schema";
import { systemDb } from "@/lib/platform/db";
import { change, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { ADMIN, ANNA, CARL, deskCtx, SAM, staffOf } from "./desk";

beforeEach(freshDemo);

const idOf = async (name: string) => (await row<{ id: string }>("SELECT id FROM account WHERE name = $1", [name])).id;
const suspend = async (who: string, name: string, reason: "debt" | "other", note = "") =>
  suspendAccount(
    deskCtx(await staffOf(who), "accounts.suspend"),
    suspendInput.parse({ account: await idOf(name), reason, note: note || (reason === "other" ? "asked to" : "") }),
  );
const lift = async (who: string, name: string, note = "a plan was agreed") =>
  liftSuspension(deskCtx(await staffOf(who), "accounts.suspend"), liftInput.parse({ account: await idOf(name), note }));
const reasonOf = async (name: string) =>
  (
    await row<{ reason: string | null }>("SELECT suspension_reason::text AS reason FROM account WHERE name = $1", [
      name,
    ])
  ).reason;
const payAll = "UPDATE invoice SET open_minor = 0 WHERE account_id = (SELECT id FROM account WHERE name = $1)";
const mailed = async () =>
  (
    await rows<{ to: string; subject: string }>(
      "SELECT payload ->> 'to' AS to, payload ->> 'subject' AS subject FROM graphile_worker._private_jobs ORDER BY 1",
    )
  ).map(({ to, subject }) => `${to}: ${subject}`);

test("[DSK-1, A7] suspended for debt and lifted by hand: its people are told each time, and both notes are kept", async () => {
  await suspend(CARL, "Acme Robotics", "debt", "two reminders unanswered");
  expect(await reasonOf("Acme Robotics")).toBe("debt");
  expect(await mailed()).toEqual([
    "ada@acme.example: Acme Robotics is suspended",
    "anna.ae@fjord.example: Acme Robotics is suspended",
    "ben@acme.example: Acme Robotics is suspended",
    "carl.collector@fjord.example: Acme Robotics is suspended",
    "cora@acme.example: Acme Robotics is suspended",
  ]);
  const state = await getSuspension(await staffOf(SAM), await idOf("Acme Robotics"));
  expect(state).toMatchObject({ reason: "debt", last: { who: "Carl Cole", note: "two reminders unanswered" } });
  await lift(CARL, "Acme Robotics", "they pay by Friday");
  expect(await reasonOf("Acme Robotics")).toBeNull();
  expect((await mailed()).filter((line) => line.includes("is lifted"))).toHaveLength(5);
  const events = await rows(
    "SELECT action, actor_email, coalesce(after ->> 'note', '') AS note FROM audit_event WHERE action LIKE 'account.susp%' ORDER BY at, id",
  );
  expect(events).toEqual([
    { action: "account.suspended", actor_email: CARL, note: "two reminders unanswered" },
    { action: "account.suspension_lifted", actor_email: CARL, note: "they pay by Friday" },
  ]);
});

test("[DSK-1, WHY-1] its mails name who can help: the collector for debt, else customer service", async () => {
  const service = await row<{ name: string; email: string }>(
    "SELECT customer_service_name AS name, customer_service_email AS email FROM seller_entity ORDER BY rank LIMIT 1",
  );
  const asked = async () => (await queuedMails()).filter(({ to }) => to === "ada@acme.example").map(({ text }) => text);
  await suspend(CARL, "Acme Robotics", "debt", "reminders unanswered");
  await lift(CARL, "Acme Robotics", "they paid");
  for (const text of await asked()) expect(text).toContain(`Questions? Carl Cole: ${CARL}`);
  await emptyQueue();
  await suspend(CARL, "Acme Robotics", "other", "the company changes hands");
  await lift(CARL, "Acme Robotics", "settled");
  const texts = await asked();
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(text).toContain(`Questions? ${service.name}: ${service.email}`);
});

test("[DSK-1, PAY-8] each refusal by its reason, from the same rule as the page", async () => {
  expect(await outcomeOf(suspend(ADMIN, "Birch Foods", "other"))).toBe("suspension.already_debt");
  expect(await outcomeOf(lift(ADMIN, "Elm Health"))).toBe("suspension.not_suspended");
  expect(await outcomeOf(suspend(ADMIN, "Elm Health", "debt"))).toBe("suspension.nothing_overdue");
  expect(await outcomeOf(suspend(ANNA, "Elm Health", "other"))).toBe("suspension.not_your_role");
  expect(await outcomeOf(lift(SAM, "Birch Foods"))).toBe("suspension.not_your_role");
  const { suspend: decision } = await getSuspension(await staffOf(SAM), await idOf("Elm Health"));
  expect(decision).toMatchObject({ allowed: false, ask: { email: CARL } });
  await suspend(ADMIN, "Elm Health", "other");
  expect(await outcomeOf(suspend(ADMIN, "Elm Health", "debt"))).toBe("suspension.already_other");
  expect(suspendInput.safeParse({ account: await idOf("Elm Health"), reason: "other", note: " " }).success).toBe(false);
  expect(liftInput.safeParse({ account: await idOf("Elm Health"), note: "" }).success).toBe(false);
});

test("[DSK, ACC-6] an account that is not theirs is not found", async () => {
  await change("UPDATE account SET collector_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Birch Foods'", [
    ADMIN,
  ]);
  for (const attempt of [
    () => lift(CARL, "Birch Foods"),
    () => suspend(CARL, "Birch Foods", "other"),
    async () => getSuspension(await staffOf(CARL), await idOf("Birch Foods")),
    async () => getSuspension(await staffOf(CARL), "no-id"),
  ])
    expect(await outcomeOf(attempt())).toBe("access.not_found");
  expect(await reasonOf("Birch Foods")).toBe("debt");
});

test("[PAY-8] suspended for another reason than debt, paying does not lift it", async () => {
  await suspend(ADMIN, "Acme Robotics", "other");
  await change(payAll, ["Acme Robotics"]);
  const accountId = await idOf("Acme Robotics");
  await systemDb((tx) =>
    liftSuspensionIfClear(tx, { actor: { kind: "system", name: "test" }, requestId: "test" }, accountId),
  );
  expect(await reasonOf("Acme Robotics")).toBe("other");
});

test("[M7] the payment that clears the debt and the suspension for it: whichever comes first, nobody stays suspended", async () => {
  const accountId = await idOf("Acme Robotics");
  // The payment first: the suspension waits for it, and then finds nothing overdue.
  await inTransaction(async (payment) => {
    await payment.query("SELECT FROM account WHERE id = $1 FOR NO KEY UPDATE", [accountId]);
    await payment.query(payAll, ["Acme Robotics"]);
    const late = outcomeOf(suspend(CARL, "Acme Robotics", "debt"));
    await expect.poll(() => waiting()).toBe(1);
    await payment.query("COMMIT");
    expect(await late).toBe("suspension.nothing_overdue");
  });
  // Both by hand at once: one lifts, the other reads that there is nothing to lift.
  const outcomes = await Promise.all([outcomeOf(lift(CARL, "Birch Foods")), outcomeOf(lift(ADMIN, "Birch Foods"))]);
  expect(outcomes.sort()).toEqual(["done", "suspension.not_suspended"]);
});

const waiting = async (): Promise<number> =>
  (
    await rows(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'",
    )
  ).length;
