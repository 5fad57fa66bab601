import { beforeEach, expect, test } from "vitest";
import { addStaff } from "@/lib/desk/staff/commands/add-staff";
import { changeRole } from "@/lib/desk/staff/commands/change-role";
import { endStaff } from "@/lib/desk/staff/commands/end-staff";
import { resetFactor } from "@/lib/desk/staff/commands/reset-factor";
import { getStaff, listStaff } from "@/lib/desk/staff/queries";
import { addStaffInput, endStaffInput, staffSearch } from "@/lib/desk/staff/schema";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { ADMIN, ANNA, CARL, deskCtx, SAM, staffOf } from "./desk";

beforeEach(freshDemo);

const ctxOf = async (email = ADMIN) => deskCtx(await staffOf(email), "staff.manage");
const idOf = async (email: string) => (await row<{ id: string }>("SELECT id FROM staff WHERE email = $1", [email])).id;
const add = async (email: string, role = "support") =>
  addStaff(await ctxOf(), addStaffInput.parse({ name: "New Colleague", email, phone: "+46 8 555 010 00", role }));
const give = async (email: string, role: "admin" | "support" | "collector", by = ADMIN) =>
  changeRole(await ctxOf(by), { staff: await idOf(email), role });
const end = async (email: string, successors: { executive?: string; collector?: string } = {}, by = ADMIN) =>
  endStaff(await ctxOf(by), endStaffInput.parse({ staff: await idOf(email), ...successors }));
const withFactor = async (email: string) => {
  const member = await staffOf(email);
  await change("INSERT INTO staff_factor (staff_id, secret, confirmed_at) VALUES ($1, $2, portal.now())", [
    member.staffId,
    Buffer.alloc(64),
  ]);
  await change("INSERT INTO staff_recovery_code (staff_id, code_hash) VALUES ($1, $2)", [
    member.staffId,
    Buffer.alloc(32),
  ]);
};
const sessionsOf = async (email: string) =>
  (await rows("SELECT FROM session JOIN person ON person.id = session.person_id WHERE email = $1", [email])).length;
const actions = async () =>
  (await rows<{ action: string }>("SELECT action FROM audit_event WHERE action LIKE 'staff.%' ORDER BY at, id")).map(
    ({ action }) => action,
  );

test("[SIG-7, A7] somebody is added and told by mail; known ones are refused, and who had left comes back without a factor", async () => {
  await add("new@fjord.example");
  expect(await outcomeOf(add("New@Fjord.example"))).toBe("staff.known");
  expect(await outcomeOf(add(SAM, "admin"))).toBe("staff.known");
  expect((await queuedMails()).map(({ to }) => to)).toEqual(["new@fjord.example"]);
  await withFactor(SAM);
  await end(SAM);
  expect(await getStaff(await staffOf(ADMIN), await idOf(SAM))).toMatchObject({ hasLeft: true, hasFactor: false });
  expect(await outcomeOf(give(SAM, "collector"))).toBe("staff.has_left");
  await add(SAM, "collector");
  expect(await getStaff(await staffOf(ADMIN), await idOf(SAM))).toMatchObject({ hasLeft: false, role: "collector" });
  expect(await actions()).toEqual(["staff.added", "staff.ended", "staff.added"]);
  const { rows: listed } = await listStaff(await staffOf(ADMIN), staffSearch.parse({ q: "fjord" }));
  expect(listed.map(({ email }) => email).sort()).toEqual([ADMIN, ANNA, CARL, "new@fjord.example", SAM].sort());
});

test("[SIG-7] a reset factor proves nothing any more, and they are signed out", async () => {
  expect(await outcomeOf(resetFactor(await ctxOf(), { staff: await idOf(ANNA) }))).toBe("staff.no_factor");
  await withFactor(ANNA);
  expect(await sessionsOf(ANNA)).toBe(1);
  await resetFactor(await ctxOf(), { staff: await idOf(ANNA) });
  expect(await sessionsOf(ANNA)).toBe(0);
  expect(await rows("SELECT FROM staff_factor UNION ALL SELECT FROM staff_recovery_code")).toHaveLength(0);
  expect(await actions()).toEqual(["staff.second_factor_reset"]);
});

test("[DSK] who ends hands their accounts over to somebody who may have them", async () => {
  expect(await outcomeOf(end(ANNA))).toBe("staff.successor_missing");
  expect(await outcomeOf(end(ANNA, { executive: await idOf(CARL) }))).toBe("staff.successor_missing");
  expect(await outcomeOf(end(ANNA, { executive: await idOf(ANNA) }))).toBe("staff.successor_missing");
  await staffOf(ANNA);
  await end(ANNA, { executive: await idOf(ADMIN) });
  expect(await sessionsOf(ANNA)).toBe(0);
  expect(await rows("SELECT FROM account WHERE account_executive_id <> $1", [await idOf(ADMIN)])).toHaveLength(0);
  expect(await outcomeOf(end(ANNA))).toBe("staff.has_left");
});

test("[DSK] there is always an admin: by the rule, in the database, and when two end each other at once", async () => {
  expect(await outcomeOf(end(ADMIN))).toBe("staff.last_admin");
  expect(await outcomeOf(give(ADMIN, "support"))).toBe("staff.last_admin");
  await expect(change("UPDATE staff SET role = 'support' WHERE role = 'admin'")).rejects.toThrow("always an admin");
  await expect(change("UPDATE staff SET ended_at = now() WHERE role = 'admin'")).rejects.toThrow("always an admin");
  await give(SAM, "admin");
  expect(await outcomeOf(give(SAM, "admin"))).toBe("staff.same_role");
  for (let round = 0; round < 5; round++) {
    const outcomes = await Promise.all([
      outcomeOf(give(SAM, "support", ADMIN)),
      outcomeOf(give(ADMIN, "support", SAM)),
    ]);
    expect(outcomes.sort()).toEqual(["done", "staff.last_admin"]);
    await change("UPDATE staff SET role = 'admin' WHERE email IN ($1, $2)", [ADMIN, SAM]);
  }
});

test("[DSK] what is not there is not found", async () => {
  const nobody = "ffffffff-ffff-4fff-8fff-ffffffffffff";
  const ctx = await ctxOf();
  for (const attempt of [
    () => changeRole(ctx, { staff: nobody, role: "admin" }),
    () => resetFactor(ctx, { staff: nobody }),
    () => endStaff(ctx, { staff: nobody }),
    () => getStaff(ctx.staff, "no-id"),
  ])
    expect(await outcomeOf(attempt())).toBe("access.not_found");
});
