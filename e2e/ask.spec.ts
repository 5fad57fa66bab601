import type { Page } from "@playwright/test";
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
  await page.getByRole("link", { name: "Open a case with this question" }).click();
  await expect(page).toHaveURL(/\/support\/new\?question=/);
  await page.goto(`/ask?${new URLSearchParams({ q: "Which invoices are overdue?" })}`);
  await expectAccessible(page);
});

const askLink = (page: Page) => page.getByRole("banner").getByRole("link", { name: "Ask", exact: true });
const panel = (page: Page) => page.getByRole("dialog", { name: "Ask the Portal Agent" });

/** On a page of hers with the panel open, by keyboard alone. */
async function openPanel(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
  await askLink(page).focus();
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeVisible();
  await expect(panel(page).getByLabel("Your question")).toBeFocused();
}

test("[HLP-1, ANY-1] the panel is opened, asked and closed by keyboard, and its answer leads to the page it is from", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example");
  await openPanel(page, "/contracts");
  await expectAccessible(page);
  await look(page, "ask-panel", { fullPage: false, widths: [320, 1280] });
  await page.keyboard.type("Why can't I pay INV-1044?");
  await page.keyboard.press("Enter");
  const answer = panel(page).locator("[aria-live=polite]");
  await expect(answer).toContainText("75,000.00");
  await expect(answer.getByRole("link", { name: "carl.collector@fjord.example" })).toBeVisible();
  await expect(panel(page).getByLabel("Your question")).toBeFocused();
  await page.keyboard.type("what is the weather in Paris?");
  await page.keyboard.press("Enter");
  await expect(answer.getByRole("link", { name: "Open a case with this question" })).toBeVisible();
  await expectAccessible(page);
  await look(page, "ask-panel-answered", { fullPage: false, widths: [320, 1280] });
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(askLink(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(answer).toContainText("75,000.00");
  await answer.getByRole("link", { name: "Invoice INV-1044" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("INV-1044");
  await expect(panel(page)).toBeHidden();
});

test("[HLP-1] the panel suggests what the page is about, and keeps a conversation with its page only", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example");
  await openPanel(page, "/invoices/INV-1042");
  await panel(page).getByRole("button", { name: "Can I pay INV-1042 online?" }).click();
  await expect(panel(page)).toContainText("INV-1042 can be paid online now.");
  await panel(page).getByRole("button", { name: "Close" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Contracts" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contracts");
  await askLink(page).click();
  await expect(panel(page).getByRole("button", { name: "When do my contracts end?" })).toBeVisible();
  await expect(panel(page)).not.toContainText("INV-1042");
});

test("[HLP-1, ANY-3] an answer can be stopped; one that breaks off, and a panel that does not load, lead to the page", async ({
  signedInAs,
  watch,
}) => {
  watch.expect(/Failed to load resource|ERR_FAILED/);
  const page = await signedInAs("ada@acme.example");
  await openPanel(page, "/contracts");
  await page.route("**/api/ask?q=*", () => undefined);
  await page.keyboard.type("What do I owe?");
  await page.keyboard.press("Enter");
  await panel(page).getByRole("button", { name: "Stop" }).click();
  await expect(panel(page)).toContainText("Stopped.");
  await page.unroute("**/api/ask?q=*");
  const cut = `${JSON.stringify({ kind: "looking", text: "Looking …" })}\n`;
  await page.route("**/api/ask?q=*", (route) => route.fulfill({ contentType: "application/x-ndjson", body: cut }));
  await panel(page).getByLabel("Your question").fill("Which invoices are overdue?");
  await page.keyboard.press("Enter");
  await expect(panel(page)).toContainText("That did not work just now.");
  await panel(page).locator("[aria-live=polite]").getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/ask\?q=Which/);
  await expect(page.getByRole("main")).toContainText("INV-1043");
  await page.goto("/contracts", { waitUntil: "networkidle" });
  await page.route("**/api/ask?at=*", (route) => route.abort());
  await askLink(page).click();
  await expect(page).toHaveURL(/\/ask$/);
});

test("[WHY-1] a refusal leads to the agent, who gives the same reason", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/invoices/INV-1044");
  const reason = "One online payment can be 50,000.00";
  await expect(page.getByRole("main")).toContainText(reason);
  await page.getByRole("link", { name: "Ask the Portal Agent about this" }).click();
  await expect(page).toHaveURL(/\/ask\?q=/);
  await expect(page.getByRole("main")).toContainText(reason);
});

test("[HLP-1, A6] a streamed answer comes in more than one piece, for nobody to keep, and to nobody who is not signed in", async ({
  signedInAs,
  openBrowser,
}) => {
  const page = await signedInAs("ada@acme.example");
  const answer = await page.request.get("/api/ask?q=What+do+I+owe%3F");
  expect(answer.headers()).toMatchObject({ "cache-control": "private, no-store" });
  const kinds = (await answer.text())
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect(kinds).toEqual(["looking", "part", "end"]);
  const stranger = await openBrowser();
  const refused = await stranger.request.get("/api/ask?q=What+do+I+owe%3F", { maxRedirects: 0 });
  expect(refused.status()).toBe(307);
});
