import { expect, test } from "./fixtures";
import { expectAccessible, look } from "./looks";
import { ownEndpoint } from "./webhook-screens";

test("[DSK-6] an admin adds an endpoint, keeps its secret, and sees what became of a test event", async ({
  atTheDesk,
}) => {
  const { page } = await atTheDesk("admin");
  await page.goto("/desk/webhooks/new");
  await page.getByLabel("Name").fill("ERP");
  await page.getByLabel("Address").fill("https://127.0.0.1/hooks");
  await page.getByRole("button", { name: "Add the endpoint" }).click();
  await expect(page.getByText(/Enter a public host name/).last()).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("ERP");
  await page.getByLabel("Address").fill("https://hooks.invalid/erp");
  await page.getByRole("button", { name: "Add the endpoint" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the endpoints" }).click();
  await page.getByRole("link", { name: "ERP", exact: true }).first().click();
  await page.getByRole("button", { name: "Send a test event" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Test" })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("main")).toContainText("ENOTFOUND", { timeout: 500 });
  }).toPass();
  await expect(page.getByRole("main")).toContainText('"type": "webhook.test"');
});

test("[DSK-6] without JavaScript: paused, resumed, its secret changed, and removed after a page that says what follows", async ({
  atTheDesk,
  db,
}) => {
  const { page, staff } = await atTheDesk("admin", { javaScriptEnabled: false });
  const { endpoint } = await ownEndpoint(db, staff.staffId);
  await page.goto(`/desk/webhooks/${endpoint}`);
  await expect(page.getByRole("main")).toContainText("Paused by itself");
  await page.getByRole("button", { name: "Resume" }).click();
  // The form it was said in has gone: what stands in its place says that it runs.
  await expect(page.getByRole("main")).not.toContainText("Paused by itself");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("link", { name: "Change the secret" }).click();
  await page.getByRole("button", { name: "Change the secret" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole("link", { name: "To the endpoint" }).first().click();
  await expect(page.getByRole("main")).toContainText("signs as well until");
  await page.getByRole("link", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL("/desk/webhooks");
  expect(await db.rows("SELECT id FROM webhook_endpoint WHERE id = $1", [endpoint])).toEqual([]);
});

test("[DSK-6, CON-5] of two admins who change an endpoint the second is told, keeps what they typed, and may put it in its place", async ({
  atTheDesk,
  db,
}) => {
  const first = await atTheDesk("admin");
  const second = await atTheDesk("admin");
  const { endpoint } = await ownEndpoint(db, first.staff.staffId);
  for (const { page } of [first, second]) await page.goto(`/desk/webhooks/${endpoint}/edit`);

  await first.page.getByLabel("Name").fill("Books");
  await first.page.getByRole("button", { name: "Save" }).click();
  await expect(first.page.getByRole("heading", { level: 1, name: "Books" })).toBeVisible();

  const { page } = second;
  await page.getByLabel("Name").fill("ERP of the north");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Somebody else saved this meanwhile/)).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("ERP of the north");
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/Saved now: ?Books/);
  await expectAccessible(page);
  await look(page, "webhooks-edit-conflict");
  const named = () => db.row<{ name: string }>("SELECT name FROM webhook_endpoint WHERE id = $1", [endpoint]);
  expect((await named()).name).toBe("Books");

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ERP of the north" })).toBeVisible();
  expect((await named()).name).toBe("ERP of the north");
});
