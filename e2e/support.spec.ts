import type { Page } from "@playwright/test";
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

const NOTE = { name: "screenshot.txt", mimeType: "text/plain", buffer: Buffer.from("What I see.\n") };
const PAGE = { name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html><script>alert(1)</script>") };

const addFiles = async (page: Page, ...files: (typeof NOTE)[]) => {
  await page.getByLabel("Files", { exact: true }).setInputFiles(files);
  await page.getByRole("button", { name: "Add files" }).click();
};

async function expectSaved(page: Page, name: string): Promise<void> {
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  expect((await saving).suggestedFilename()).toBe(name);
}

for (const javaScriptEnabled of [true, false])
  test(`[HLP-3, ANY-3] ${javaScriptEnabled ? "with" : "without"} JavaScript: files go with a case, both ways`, async ({
    signedInAs,
    ownContract,
    atTheDesk,
  }) => {
    const contract = await ownContract();
    const page = await signedInAs(contract.primary, { javaScriptEnabled });
    await page.goto(`/support/new?contract=${contract.number}`);
    const subject = `Files about ${contract.number}`;
    await page.getByLabel("Subject").fill(subject);
    await page.getByLabel("Your question").fill("I see this.");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
    await addFiles(page, NOTE, PAGE);
    await expect(page.getByText("File 1: added.")).toBeVisible();
    await expect(page.getByText(/^File 2 was not added: by its content/)).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
    await expectSaved(page, "screenshot.txt");
    const path = new URL(page.url()).pathname;

    const { page: desk } = await atTheDesk("support", { javaScriptEnabled });
    await desk.goto(`/desk/cases${path.replace("/support", "")}`);
    await expectSaved(desk, "screenshot.txt");
    await addFiles(desk, { ...NOTE, name: "form.txt" });
    await expect(desk.getByText("File 1: added.")).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(desk);
    expect((await mailTo(contract.primary, { subject: /files for you$/ })).text).toContain("form.txt");

    await page.goto(path);
    await expectSaved(page, "form.txt");
    await desk.getByLabel("Answer").fill("There it is.");
    await desk.getByLabel("Close the case").check();
    await desk.getByRole("button", { name: "Send the answer" }).click();
    await expect(desk.getByText("The answer is sent to the customer.")).toBeVisible();
    // A page from before it was closed still has the form.
    await addFiles(page, NOTE);
    await expect(page.getByText(/^Nothing was added: this case is closed/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Add files" })).toBeHidden();
  });
