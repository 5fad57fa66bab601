import { readFile } from "node:fs/promises";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";
import { portalUrl } from "./server";

const groupOf = (db: Database, contract: string) =>
  db.row<{ id: string; accountId: string }>(
    `SELECT bill_group_id AS id, account_id AS "accountId" FROM contract WHERE number = $1`,
    [contract],
  );

test("[DSK-2, ACC-3, ACC-4, ACC-7] an account executive opens the door to a domain, and shuts it: a customer's open browser follows", async ({
  atTheDesk,
  ownContract,
  signedInAs,
  db,
}) => {
  const own = await ownContract();
  const { page, staff } = await atTheDesk("account_executive");
  await db.rows("UPDATE account SET account_executive_id = $1 WHERE name = $2", [staff.staffId, own.account]);
  const domain = `${own.number.toLowerCase()}.example`;
  const customer = await signedInAs(`new@${domain}`);
  await customer.goto("/contracts");
  await expect(customer).toHaveURL("/no-access");

  await page.goto("/desk");
  await page.getByRole("link", { name: own.account }).click();
  await page.getByRole("link", { name: `${own.account} group` }).click();
  const field = page.getByLabel("Add a domain or an address");
  const add = page.getByRole("button", { name: "Add", exact: true });
  await field.fill(`a@${domain}, b@${domain}`);
  await add.click();
  await expect(field).toHaveAccessibleDescription(/Enter one domain or address at a time\./);
  await expect(field).toHaveValue(`a@${domain}, b@${domain}`);
  await field.fill("gmail.com");
  await add.click();
  await expect(field).toHaveAccessibleDescription(/At gmail.com anybody can get a mailbox/);
  await field.fill(`A@${domain.toUpperCase()}`);
  await add.click();
  await expect(page.getByRole("rowheader", { name: `a@${domain}` })).toBeVisible();
  await field.fill(domain);
  await add.click();
  await expect(page.getByRole("heading", { name: `Let in all of ${domain}?` })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: `a@${domain}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Let in the whole domain" }).click();
  await expect(page.getByText("Added. It counts from their next page on.")).toBeVisible();
  await page.getByRole("link", { name: "Turn on" }).click();
  await expect(page.getByText(/One rule lets people in/)).toBeVisible();
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Access rules are on.")).toBeVisible();
  await expect(page.getByText("1 person comes in by a rule")).toBeVisible();
  await expect(page.getByLabel("Portal link")).toHaveValue(new RegExp(`^${portalUrl}/\\?group=[0-9a-f-]{36}$`));
  await expectAccessible(page);

  await customer.goto(`/contracts/${own.number}`);
  await expect(customer.getByRole("heading", { level: 1, name: own.number })).toBeVisible();
  await page.getByRole("link", { name: `Remove ${domain}` }).click();
  await expect(page.getByText(/One person who comes in by this rule is shut out/)).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Removed. It counts from their next page on.")).toBeVisible();
  await customer.reload();
  await expect(customer).toHaveURL("/no-access");
});

test("[DSK-1, DSK-7, SIG-6] without JavaScript: suspended and freed with a note, seen in the audit log, which is exported", async ({
  atTheDesk,
  ownContract,
  db,
}) => {
  const own = await ownContract();
  const { accountId } = await groupOf(db, own.number);
  const { page, staff } = await atTheDesk("admin", { javaScriptEnabled: false });
  await page.goto(`/desk/accounts/${accountId}`);
  await page.getByRole("link", { name: "Suspend" }).click();
  await expect(page.getByText(/Nothing of this account is overdue/)).toBeVisible();
  await page.getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByLabel("Note for colleagues")).toHaveAccessibleDescription(/Write a few words\./);
  await page.getByLabel("Note for colleagues").fill("Asked to by their lawyer");
  await page.getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByText("Suspended for another reason than debt")).toBeVisible();
  await expect(page.getByText("Asked to by their lawyer")).toBeVisible();
  await page.getByRole("link", { name: "Lift the suspension" }).click();
  await page.getByLabel("Note for colleagues").fill("Settled");
  await page.getByRole("button", { name: "Lift the suspension" }).click();
  await expect(page.getByText("The suspension is lifted. Its people are told by mail.")).toBeVisible();
  await page.goto("/desk/audit-log");
  await page.getByLabel("Who, by address").fill(staff.email);
  await page.getByLabel("Action, as user or user.added").fill("account.");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("rowheader")).toHaveCount(2);
  await expect(page.getByRole("rowheader").first()).toContainText("lifted the suspension of the account");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.trim().split("\r\n")).toHaveLength(3);
  expect(file).toContain("Asked to by their lawyer");
});

test("[DSK-7, SIG-6] support sees what an address sees and why not, and signs it out; the customer's next page asks to sign in", async ({
  atTheDesk,
  ownContract,
  signedInAs,
}) => {
  const own = await ownContract();
  const customer = await signedInAs(own.billing);
  await customer.goto(`/contracts/${own.number}`);
  const { page } = await atTheDesk("support");
  await page.goto("/desk");
  await page.getByRole("link", { name: "Access check" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Access check" })).toBeVisible();
  const field = page.getByLabel("Address", { exact: true });
  await field.fill("not an address");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(field).toHaveAccessibleDescription(/Enter an address like/);
  await field.fill(own.billing.toUpperCase());
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("row").filter({ hasText: own.number })).toContainText("Billing contact");
  await expectAccessible(page);
  await page.getByRole("link", { name: "End all sessions" }).click();
  await page.getByRole("button", { name: "End all sessions" }).click();
  await expect(page.getByText("One session was ended.")).toBeVisible();
  await customer.reload();
  await expect(customer).toHaveURL(/\/sign-in/);
  await page.goto("/desk/access-check?email=eve@cedar.example");
  await expect(page.getByRole("row").filter({ hasText: "C-3001" })).toContainText("the portal is not open to it");
});

test("[SIG-7] an admin adds a colleague, resets their second factor, and ends their access: their open desk follows", async ({
  atTheDesk,
}) => {
  const { page } = await atTheDesk("admin");
  const { page: colleague, staff } = await atTheDesk("support");
  await colleague.goto("/desk");
  await page.goto("/desk/staff");
  await page.getByLabel("Name or address").fill(staff.email);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: staff.name }).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Reset second factor" }).click();
  await page.getByRole("button", { name: "Reset second factor" }).click();
  await expect(page.getByText("The second factor was reset")).toBeVisible();
  await colleague.reload();
  await expect(colleague).toHaveURL(/\/sign-in/);
  await page.goto(`/desk/staff/${staff.staffId}/end`);
  await page.getByRole("button", { name: "End access" }).click();
  await expect(page.getByText("Their access has ended.")).toBeVisible();
  await page.getByRole("link", { name: "Add somebody" }).click();
  await page.getByLabel("Name", { exact: true }).fill(staff.name);
  await page.getByLabel("Address", { exact: true }).fill(staff.email);
  await page.getByLabel("Phone").fill("+46 8 555 010 00");
  await page.getByLabel("Collector").check();
  await page.getByRole("button", { name: "Add somebody" }).click();
  await expect(page.getByText("Added. A mail is on its way.")).toBeVisible();
});
