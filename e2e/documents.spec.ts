import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { PdfFile } from "../tests/documents/read-pdf";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { expectAccessible } from "./looks";

const saved = async (page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};

test("[INV-5] the PO number is saved in a dialog, and Download beside it gives the PDF with it", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const own = await ownContract();
  const number = await ownInvoice(own);
  const page = await signedInAs(own.billing);
  await page.goto(`/invoices/${number}`);
  await page.getByRole("link", { name: "Update Purchase Order" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("PO number").fill("PO-4711");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/Saved\./)).toBeVisible();
  const { bytes } = await saved(page, () => dialog.getByRole("link", { name: "Download" }).click());
  expect(new PdfFile(bytes).text).toContain("PO-4711");
  await dialog.getByRole("button", { name: "Close" }).click();
  const revisions = page.getByRole("table", { name: "Revisions" });
  await expect(revisions).toContainText("PO-4711");
  const earlier = await saved(page, () => revisions.getByRole("link", { name: "Download revision 1" }).click());
  expect(earlier.name).toBe(`${number}-r1.pdf`);
  expect(new PdfFile(earlier.bytes).text).not.toContain("PO-4711");
});

test("[INV-5, ANY-3] without JavaScript the same is a page", async ({ signedInAs, ownContract, ownInvoice }) => {
  const own = await ownContract();
  const number = await ownInvoice(own);
  const page = await signedInAs(own.billing, { javaScriptEnabled: false });
  await page.goto(`/invoices/${number}`);
  await page.getByRole("link", { name: "Update Purchase Order" }).click();
  await page.getByLabel("PO number").fill("x".repeat(61));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This is too long.").last()).toBeVisible();
  await page.getByLabel("PO number").fill("PO-1");
  await page.getByLabel(/those to come/).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Saved\./)).toBeVisible();
  await page.goto(`/contracts/${own.number}`);
  await expect(page.getByText("PO-1")).toBeVisible();
});

test("[INV-7] a link opens the invoice in another browser, until it is withdrawn", async ({
  signedInAs,
  openBrowser,
  ownContract,
  ownInvoice,
}) => {
  const own = await ownContract();
  const number = await ownInvoice(own);
  const page = await signedInAs(own.billing);
  await page.goto(`/invoices/${number}`);
  await page.getByRole("link", { name: "Share" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const url = await page.getByLabel("Link", { exact: true }).inputValue();
  await expectAccessible(page);
  const outside = await openBrowser();
  const answer = await outside.goto(url);
  expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  expect(answer?.headers()["cache-control"]).toBe("private, no-store");
  await expect(outside.getByRole("heading", { name: new RegExp(number), level: 1 })).toBeVisible();
  await expectAccessible(outside);
  const { bytes } = await saved(outside, () => outside.getByRole("link", { name: "Download PDF" }).click());
  expect(new PdfFile(bytes).text).toContain(number);
  await page.reload();
  await expect(page.getByLabel("Link", { exact: true })).toHaveCount(0);
  await expect(page.getByText(/Once, last on/)).toBeVisible();
  await page.getByRole("button", { name: /^Withdraw/ }).click();
  await expect(page.getByText("The link opens nothing any more.")).toBeVisible();
  await outside.reload();
  await expect(outside.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

test("[INV-7, ANY-3] by mail it goes to one address, with the PDF, also without JavaScript", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const own = await ownContract();
  const number = await ownInvoice(own);
  const page = await signedInAs(own.billing, { javaScriptEnabled: false });
  await page.goto(`/invoices/${number}/share`);
  const to = `pia.${number.toLowerCase()}@books.example`;
  await page.getByLabel("Email address").fill(`${to}, other@books.example`);
  await page.getByRole("button", { name: "Send the invoice" }).click();
  await expect(page.getByText("Enter one address only.").last()).toBeVisible();
  await page.getByLabel("Email address").fill(to);
  await page.getByLabel("Note").fill("For March <b>");
  await page.getByRole("button", { name: "Send the invoice" }).click();
  await expect(page.getByText(`The invoice is on its way to ${to}.`)).toBeVisible();
  const mail = await mailTo(to);
  expect(mail.text).toContain("For March <b>");
  expect(mail.text).toContain(own.billing);
  expect(mail.html).toContain("For March &lt;b&gt;");
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`[INV-8, ANY-3] ${how} JavaScript three invoices come as one zip`, async ({
    signedInAs,
    ownContract,
    ownInvoice,
  }) => {
    const own = await ownContract();
    const numbers = [await ownInvoice(own), await ownInvoice(own), await ownInvoice(own)];
    const page = await signedInAs(own.billing, { javaScriptEnabled });
    await page.goto("/invoices");
    for (const number of numbers) await page.getByRole("checkbox", { name: new RegExp(number) }).check();
    await page.getByRole("button", { name: "Download PDFs" }).click();
    await expect(page.getByRole("heading", { name: "3 invoices as one zip" })).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
    const { name, bytes } = await saved(page, () => page.getByRole("link", { name: "Download the zip" }).click());
    expect(name).toBe("invoices-3.zip");
    for (const number of numbers) expect(bytes.includes(`${number}.pdf`)).toBe(true);
    if (javaScriptEnabled) await expect(page.getByText("The zip is saved with your downloads.")).toBeVisible();
  });
}

test("[INV-6] the quote's number in the list downloads the quote as signed", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/invoices?q=INV-1042");
  const { name, bytes } = await saved(page, () =>
    page.getByRole("link", { name: "Download the signed quote Q-700" }).click(),
  );
  expect(name).toBe("Q-700.pdf");
  expect(new PdfFile(bytes).text).toContain("Ada Byron");
});
