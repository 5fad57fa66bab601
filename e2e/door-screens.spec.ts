import { expect, test } from "./fixtures";
import { expectAccessible, look } from "./looks";

/** All in one browser: each looks at little, and signing in costs the most. */
test("[ANY-1] the desk's screens of accounts, access, audit log and staff: accessible, no wider than the window, in light and dark", async ({
  atTheDesk,
  db,
}) => {
  test.slow();
  const { page, staff } = await atTheDesk("admin");
  const { group } = await db.row<{ group: string }>(`SELECT id AS "group" FROM bill_group WHERE name = 'Elm'`);
  const { rule } = await db.row<{ rule: string }>("SELECT id AS rule FROM access_rule WHERE value = 'elm.example'");
  const { acme, birch } = await db.row<{ acme: string; birch: string }>(
    "SELECT (SELECT id FROM account WHERE name = 'Acme Robotics') AS acme, (SELECT id FROM account WHERE name = 'Birch Foods') AS birch",
  );
  for (const [name, path] of [
    ["desk-account", `/desk/accounts/${acme}`],
    ["desk-account-suspended", `/desk/accounts/${birch}`],
    ["desk-people", `/desk/accounts/${acme}/people`],
    ["desk-people-none", `/desk/accounts/${acme}/people?q=nobody`],
    ["desk-invoices", `/desk/accounts/${acme}/invoices`],
    ["desk-suspend", `/desk/accounts/${acme}/suspend`],
    ["desk-lift", `/desk/accounts/${birch}/lift`],
    ["desk-bill-group", `/desk/bill-groups/${group}`],
    ["desk-access-switch", `/desk/bill-groups/${group}/access/switch`],
    ["desk-access-remove", `/desk/bill-groups/${group}/access/remove?rule=${rule}`],
    ["desk-access-widen", `/desk/bill-groups/${group}/access/widen?domain=audit.example`],
    ["desk-access-check", "/desk/access-check?email=ada@acme.example"],
    ["desk-access-check-not", "/desk/access-check?email=eve@cedar.example"],
    ["desk-personal-data", "/desk/personal-data?email=cora@acme.example"],
    ["desk-personal-data-none", "/desk/personal-data"],
    ["desk-audit-log", "/desk/audit-log"],
    ["desk-staff", "/desk/staff"],
    ["desk-staff-new", "/desk/staff/new"],
    ["desk-staff-member", `/desk/staff/${staff.staffId}`],
    ["desk-staff-end", `/desk/staff/${staff.staffId}/end`],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await look(page, name);
  }
});
