import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { expectAccessible, look } from "./looks";
import type { OwnContract } from "./own-contract";
import { makeOwnMoney } from "./own-money";

const giveTo = (db: Database, own: OwnContract, staffId: string) =>
  db.rows(
    "UPDATE account SET collector_id = $2 FROM contract WHERE contract.account_id = account.id AND contract.number = $1",
    [own.number, staffId],
  );

test("[PAY-9, PAY-7, WHY-1] a collector uses money that pays nothing on an invoice; a second tab is told, and the customer sees it", async ({
  atTheDesk,
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const [wanted, euros] = [await ownInvoice(own), await ownInvoice(own, { currency: "EUR" })];
  const payment = await makeOwnMoney(db, own, 20_000);
  const { page, staff } = await atTheDesk("collector");
  await giveTo(db, own, staff.staffId);

  await page.goto("/desk/collections");
  await look(page, "desk-collections-money");
  await page.getByRole("link", { name: payment }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Payment ${payment}` })).toBeVisible();
  await expect(page.getByText("It pays no invoice.")).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(euros) })).toContainText("is in EUR, and the payment in USD");
  await expectAccessible(page);
  await look(page, "desk-unapplied");

  const step = `/desk/collections/payments/${payment}/${wanted}`;
  await page.getByRole("link", { name: `Use on ${wanted}` }).click();
  await expect(page).toHaveURL(step);
  const second = await page.context().newPage();
  await second.goto(step);
  const amount = page.getByLabel("Amount in USD");
  await expect(amount).toHaveValue("123.45");
  await expectAccessible(page);
  await look(page, "desk-unapplied-apply");
  await amount.fill("200.00");
  await page.getByRole("button", { name: `Use on ${wanted}` }).click();
  await expect(amount).toHaveAccessibleDescription(/Enter 123\.45\sUSD or less/);
  await expect(amount).toHaveValue("200.00");
  await amount.fill("100.00");
  await page.getByRole("button", { name: `Use on ${wanted}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "The money is used on the invoice." })).toBeVisible();
  await expect(page.getByRole("table", { name: "What it pays" })).toContainText("100.00 USD");

  await second.getByRole("button", { name: `Use on ${wanted}` }).click();
  await expect(second.getByRole("main")).toContainText(`This payment pays some of ${wanted} already.`);
  await page.goto(step);
  await expect(page.getByRole("main")).toContainText(`This payment pays some of ${wanted} already.`);
  await look(page, "desk-unapplied-refused");

  const customer = await signedInAs(own.primary);
  await customer.goto(`/invoices/${wanted}`);
  await expect(customer.getByRole("main")).toContainText("23.45 USD");
  await customer.goto(`/contracts/${own.number}/history`);
  await expect(customer.getByRole("main")).toContainText(`used 100.00 USD of payment ${payment} on ${wanted}`);
});

test("[PAY-9, ANY-2] the same without JavaScript, in the browser's Swedish; used up, it says so", async ({
  atTheDesk,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const invoice = await ownInvoice(own);
  const payment = await makeOwnMoney(db, own, 10_000);
  const { page, staff } = await atTheDesk("collector", { javaScriptEnabled: false, locale: "sv-SE" });
  await giveTo(db, own, staff.staffId);
  await page.goto(`/desk/collections/payments/${payment}`);
  await page.getByRole("link", { name: `Använd på ${invoice}` }).click();
  await expect(page.getByLabel("Belopp i USD")).toHaveValue("100,00");
  await page.getByRole("button", { name: `Använd på ${invoice}` }).click();
  await expect(page).toHaveURL(`/desk/collections/payments/${payment}?done=applied`);
  await expect(page.getByText("Hela betalningen är använd.")).toBeVisible();
  const { open } = await db.row<{ open: number }>("SELECT open_minor::int AS open FROM invoice WHERE number = $1", [
    invoice,
  ]);
  expect(open).toBe(2_345);
});

test("[PAY-9, WHY-1, PAY-5] used on the wrong invoice it is taken off again; a second tab is told by whom, and the customer sees both", async ({
  atTheDesk,
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const [wrong, right] = [await ownInvoice(own), await ownInvoice(own)];
  const payment = await makeOwnMoney(db, own, 20_000);
  const { page, staff } = await atTheDesk("collector");
  await giveTo(db, own, staff.staffId);
  const place = `/desk/collections/payments/${payment}`;
  await page.goto(`${place}/${wrong}`);
  await page.getByRole("button", { name: `Use on ${wrong}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "The money is used on the invoice." })).toBeVisible();
  const customer = await signedInAs(own.primary);
  await customer.goto(`/invoices/${wrong}`);
  await expect(customer.getByRole("main")).toContainText("Paid");
  await customer.goto("/payments");
  await expect(customer.getByRole("main")).toContainText(payment);

  await page.getByRole("link", { name: `Take off ${wrong}` }).click();
  await expect(page).toHaveURL(`${place}/${wrong}/take-off`);
  await expect(page.getByRole("heading", { level: 1, name: `Take payment ${payment} off ${wrong}` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/123\.45\sUSD is then open on/);
  const second = await page.context().newPage();
  await second.goto(`${place}/${wrong}/take-off`);
  await expectAccessible(page);
  await look(page, "desk-unapplied-take-off");
  await page.getByRole("button", { name: /^Take 123\.45\sUSD off/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "The money is taken off the invoice" })).toBeVisible();
  await expect(page.getByText("It pays no invoice.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Taken off again" })).toContainText(wrong);
  await expectAccessible(page);
  await look(page, "desk-unapplied-taken-off");

  await second.getByRole("button", { name: /^Take 123\.45\sUSD off/ }).click();
  await expect(second.getByRole("main")).toContainText(`took this payment off ${wrong} on 9 Mar 2027.`);
  await second.reload();
  await expect(second.getByRole("main")).toContainText(`took this payment off ${wrong} on 9 Mar 2027.`);
  await page.getByRole("link", { name: `Use on ${right}` }).click();
  await page.getByRole("button", { name: `Use on ${right}` }).click();
  await expect(page.getByRole("table", { name: "What it pays" })).toContainText(right);

  await customer.goto(`/invoices/${wrong}`);
  await expect(customer.getByRole("main")).not.toContainText(payment);
  await expect(customer.getByRole("main")).toContainText("123.45 USD is open");
  await customer.goto("/payments");
  await expect(customer.getByRole("row", { name: new RegExp(payment) })).toContainText(right);
  await customer.goto(`/contracts/${own.number}/history`);
  await expect(customer.getByRole("main")).toContainText(`took 123.45 USD of payment ${payment} off ${wrong} again.`);
  await customer.goto("/statements");
  await expect(customer.getByRole("main")).toContainText(`Payment ${payment} taken off ${wrong} again`);
});

test("[PAY-9, ANY-2, ANY-3] taken off without JavaScript, in the browser's Swedish", async ({
  atTheDesk,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const invoice = await ownInvoice(own);
  const payment = await makeOwnMoney(db, own, 10_000);
  const { page, staff } = await atTheDesk("collector", { javaScriptEnabled: false, locale: "sv-SE" });
  await giveTo(db, own, staff.staffId);
  const place = `/desk/collections/payments/${payment}`;
  await page.goto(`${place}/${invoice}`);
  await page.getByRole("button", { name: `Använd på ${invoice}` }).click();
  await page.getByRole("link", { name: `Ta bort från ${invoice}` }).click();
  await page.getByRole("button", { name: /^Ta bort 100,00\sUSD från/ }).click();
  await expect(page).toHaveURL(`${place}?done=taken_off`);
  await expect(page.getByRole("table", { name: "Borttaget igen" })).toContainText(invoice);
  await page.goto(`${place}/${invoice}/take-off`);
  await expect(page.getByRole("main")).toContainText(`tog bort betalningen från ${invoice} den 9 mars 2027.`);
});
