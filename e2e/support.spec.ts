import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { expectAccessible } from "./looks";

test("[HLP-3] a customer asks about an invoice, the desk answers, and both are told by mail", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  atTheDesk,
}) => {
  const contract = await ownContract();
  const invoice = await ownInvoice(contract);
  const page = await signedInAs(contract.primary);
  await page.goto(`/invoices/${invoice}`);
  await page.getByRole("link", { name: "Ask about this invoice" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByLabel("Subject")).toHaveAccessibleDescription(/Say in a few words/);
  const subject = `Question about ${invoice}`;
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Your question").fill("Why is it so much?");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Waits for customer service");
  expect((await mailTo(contract.primary, { subject: /^Your case CASE-/ })).text).toContain("Why is it so much?");

  const { page: desk } = await atTheDesk("support", { javaScriptEnabled: false });
  await desk.goto("/desk/cases");
  await desk.getByLabel("Account, number or subject").fill(subject);
  await desk.getByRole("button", { name: "Search" }).click();
  await desk.getByRole("link", { name: subject }).click();
  await desk.getByLabel("Answer").fill("It is for a year.");
  await desk.getByLabel("Close the case").check();
  await desk.getByRole("button", { name: "Send the answer" }).click();
  await expect(desk.getByText("The answer is sent to the customer.")).toBeVisible();

  const mail = await mailTo(contract.primary, { subject: /is closed$/ });
  expect(mail.text).toContain("It is for a year.");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("This case is closed.");
  await page.getByLabel("Your answer").fill("And next year?");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await expect(page.getByText("Your answer is sent.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Waits for customer service");
  await page.goto("/support");
  await expect(page.getByRole("link", { name: subject })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("carl.collector@fjord.example");
  await expectAccessible(page);
});
