import { beforeEach, expect, test } from "vitest";
import { addRule } from "@/lib/desk/portal-access/commands/add-rule";
import { removeRule } from "@/lib/desk/portal-access/commands/remove-rule";
import { switchRules } from "@/lib/desk/portal-access/commands/switch-rules";
import { getPortalAccess } from "@/lib/desk/portal-access/queries";
import { addRuleInput } from "@/lib/desk/portal-access/schema";
import { change, inTransaction, row, rows } from "../setup/admin";
import { endIn, freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADMIN, ANNA, CARL, deskCtx, SAM, staffOf } from "./desk";

beforeEach(freshDemo);

const idOf = async (group: string) =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [group])).id;
const ctxOf = async (email: string) => deskCtx(await staffOf(email), "portal_access.manage");
const add = async (who: string, group: string, rule: string, swallows?: string) =>
  addRule(
    await ctxOf(who),
    addRuleInput.parse({ billGroup: await idOf(group), rule, ...(swallows ? { swallows } : {}) }),
  );
const valuesOf = async (group: string) =>
  (await getPortalAccess(await staffOf(ADMIN), await idOf(group))).rules.map(({ value }) => value);
/** How many contracts somebody sees through their own door now. */
const seen = async (email: string) => {
  const { personId } = await viewerOf(email);
  return (await rows("SELECT contract_id FROM contract_access WHERE person_id = $1", [personId])).length;
};
const history = async (group: string) =>
  (
    await rows<{ action: string }>(
      "SELECT action FROM audit_event WHERE bill_group_id = $1 AND actor_kind = 'staff' ORDER BY at, id",
      [await idOf(group)],
    )
  ).map(({ action }) => action);

test("[DSK-2, ACC-7, A7] a domain counts at once when the rules are on, is in history, and its people are told of", async () => {
  expect(await seen("new@birch.example")).toBe(0);
  await add(ANNA, "Birch", "Birch.example");
  expect(await seen("new@birch.example")).toBe(0);
  const ctx = await ctxOf(ANNA);
  const billGroup = await idOf("Birch");
  await switchRules(ctx, { billGroup, to: "on" });
  expect(await seen("new@birch.example")).toBe(1);
  expect(await seen("new@sub.birch.example")).toBe(0);
  const access = await getPortalAccess(ctx.staff, billGroup);
  expect(access).toMatchObject({ isOn: true, hasActiveContract: true, people: 1, isClosed: false });
  await switchRules(ctx, { billGroup, to: "off" });
  expect(await seen("new@birch.example")).toBe(0);
  await switchRules(ctx, { billGroup, to: "on" });
  await removeRule(ctx, { billGroup, rule: access.rules[0]?.id ?? "" });
  expect(await seen("new@birch.example")).toBe(0);
  expect(await history("Birch")).toEqual([
    "bill_group.access_rule_added",
    "bill_group.access_rules_turned_on",
    "bill_group.access_rules_turned_off",
    "bill_group.access_rules_turned_on",
    "bill_group.access_rule_removed",
  ]);
  const told = await rows(
    "SELECT FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE identifier = 'notice_of_change'",
  );
  expect(told).toHaveLength(5);
});

test("[ACC-4] overlaps are refused by name, and a domain takes the place of addresses only with a yes to each", async () => {
  expect(await outcomeOf(add(ADMIN, "Elm", "ina@elm.example"))).toBe("access_rules.address_covered");
  expect(await outcomeOf(add(ADMIN, "Elm", "ELM.example"))).toBe("access_rules.domain_twice");
  expect(await outcomeOf(add(ADMIN, "Elm", "aud@audit.example"))).toBe("access_rules.address_twice");
  expect(await outcomeOf(add(ADMIN, "Elm", "gmail.com"))).toBe("access_rules.public_domain");
  expect(await add(ADMIN, "Elm", "audit.example")).toEqual({ value: "audit.example", asks: true });
  expect(await valuesOf("Elm")).toEqual(["elm.example", "aud@audit.example"]);
  await add(ADMIN, "Elm", "bo@audit.example");
  // Shown before the second address was there: it asks again.
  expect((await add(ADMIN, "Elm", "audit.example", "aud@audit.example")).asks).toBe(true);
  expect((await add(ADMIN, "Elm", "audit.example", "aud@audit.example\nbo@audit.example")).asks).toBe(false);
  expect(await valuesOf("Elm")).toEqual(["audit.example", "elm.example"]);
  expect(await seen("aud@audit.example")).toBe(1);
});

test("[ACC-5] rules are switched on only while a contract is active, through its end date in the seller's zone", async () => {
  const ctx = await ctxOf(ADMIN);
  const billGroup = await idOf("Birch");
  await endIn("C-2001", -1);
  expect(await outcomeOf(switchRules(ctx, { billGroup, to: "on" }))).toBe("access_rules.contracts_ended");
  await expect(change("UPDATE bill_group SET access_rules_on = true WHERE name = 'Birch'")).rejects.toThrow(
    /while a contract is active/,
  );
  await endIn("C-2001", 0);
  expect(await outcomeOf(switchRules(ctx, { billGroup, to: "on" }))).toBe("done");
  await endIn("C-2001", -1);
  expect(await getPortalAccess(ctx.staff, billGroup)).toMatchObject({ isOn: true, hasActiveContract: false });
  expect(await outcomeOf(switchRules(ctx, { billGroup, to: "off" }))).toBe("done");
});

test("[DSK, ACC-6] an account executive of another account finds nothing; a collector and support only look", async () => {
  await change(
    "UPDATE account SET account_executive_id = (SELECT id FROM staff WHERE email = $1), collector_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Birch Foods'",
    [ADMIN],
  );
  const billGroup = await idOf("Birch");
  const foreign = await ctxOf(ANNA);
  for (const attempt of [
    () => add(ANNA, "Birch", "birch.example"),
    () => switchRules(foreign, { billGroup, to: "on" }),
    () => removeRule(foreign, { billGroup, rule: billGroup }),
    () => getPortalAccess(foreign.staff, billGroup),
    async () => getPortalAccess(await staffOf(CARL), billGroup),
    () => getPortalAccess(foreign.staff, "no-id"),
  ])
    expect(await outcomeOf(attempt())).toBe("access.not_found");
  // The builder of actions lets them no further than here; the commands say why themselves.
  for (const role of [CARL, SAM]) {
    expect(await outcomeOf(add(role, "Elm", "birch.example"))).toBe("access_rules.not_your_role");
    const { manage } = await getPortalAccess(await staffOf(role), await idOf("Elm"));
    expect(manage).toMatchObject({ allowed: false, ask: { email: ANNA } });
  }
  expect(await outcomeOf(removeRule(await ctxOf(ADMIN), { billGroup, rule: billGroup }))).toBe("access.not_found");
});

test("[ACC-4] of two who add an address and its domain at once one wins, by command and in the database", async () => {
  for (const [first, second] of [
    ["race.example", "a@race.example"],
    ["a@race.example", "race.example"],
    ["race.example", "race.example"],
  ] as const) {
    await change("DELETE FROM access_rule");
    const outcomes = await Promise.all([
      outcomeOf(add(ADMIN, "Birch", first)),
      outcomeOf(add(ANNA, "Birch", second)),
      outcomeOf(add(ADMIN, "Birch", first)),
    ]);
    expect(outcomes.filter((outcome) => outcome === "done").length).toBeGreaterThan(0);
    expect((await valuesOf("Birch")).length).toBe(1);
  }
  // Past every command: the second waits for the first, and then sees it.
  await change("DELETE FROM access_rule");
  const insert = (value: string) =>
    `INSERT INTO access_rule (id, account_id, bill_group_id, kind, value)
     SELECT gen_random_uuid(), account_id, id, '${value.includes("@") ? "address" : "domain"}', '${value}' FROM bill_group WHERE name = 'Birch'`;
  await inTransaction(async (first) => {
    await first.query(insert("race.example"));
    const second = expect(change(insert("a@race.example"))).rejects.toThrow(/not both granted/);
    await expect.poll(waiting).toBe(1);
    await first.query("COMMIT");
    await second;
  });
});

const waiting = async (): Promise<number> =>
  (
    await rows(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'",
    )
  ).length;
