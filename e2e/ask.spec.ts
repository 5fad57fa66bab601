import { expect, test } from "./fixtures";
import { expectAccessible, look } from "./looks";

test("[HLP-1, ANY-3] somebody asks without JavaScript, reads the rule's own answer and goes to the page it is from", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example", { javaScriptEnabled: false });
  await page.goto("/help");
  await page.getByRole("link", { name: "Ask the Portal Agent" }).click();
  await page.getByLabel("Your question").fill("Why can't I pay INV-1044?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page).toHaveURL(/\/ask\?q=/);
  await expect(page.getByRole("main")).toContainText("75,000.00");
  await expect(page.getByRole("link", { name: "carl.collector@fjord.example" })).toBeVisible();
  await page.getByRole("link", { name: "Invoice INV-1044" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("INV-1044");
});

test("[HLP-1, ACC-6, ANY-2] what is not theirs is not known, in the question's language, and a case is offered", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ben@acme.example");
  await page.goto(`/ask?${new URLSearchParams({ q: "vad är status för INV-2001?" })}`);
  await expect(page.getByRole("main")).toContainText("Jag hittar inget av ditt som heter INV-2001.");
  await expectAccessible(page);
  await look(page, "ask-not-known");
  await page.getByRole("link", { name: "Open a case with this question" }).click();
  await expect(page).toHaveURL(/\/support\/new\?question=/);
  await page.goto(`/ask?${new URLSearchParams({ q: "Which invoices are overdue?" })}`);
  await expectAccessible(page);
  await look(page, "ask");
});
