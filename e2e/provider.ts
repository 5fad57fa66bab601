import { expect, type Page } from "@playwright/test";
import { controlClient } from "@/sandbox/control/client";
import type { Watch } from "./watch";

const { SANDBOX_PORT = "12211" } = process.env;
export const providerUrl = `http://localhost:${SANDBOX_PORT}`;

export const CARDS = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  poor: "4000 0000 0000 9995",
  secure: "4000 0025 0000 3155",
  /** Can be saved, and then every charge fails. */
  fails: "4000 0000 0000 0341",
  other: "5555 5555 5555 4444",
} as const;

/** Going to the provider's page leaves the portal, on purpose and in this test only. */
export function expectProvider(watch: Watch): void {
  watch.expect(new RegExp(`^foreign request: ${providerUrl}/`));
  // What a browser says of a declined card's answer.
  watch.expect(new RegExp(`status of 402 .*${providerUrl}/`));
}

/** Types a card on the provider's page and presses Pay. */
export const payWith = (page: Page, card: keyof typeof CARDS): Promise<void> => typeCard(page, card, "Pay");

/** Enters the test account on the provider's page and allows the debit. */
export async function payByDebit(page: Page): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^${providerUrl}/`));
  await page.getByLabel("IBAN").fill("DE89 3704 0044 0532 0130 00");
  await page.getByLabel("Account holder").fill("Test Person");
  await page.getByRole("button", { name: "Pay by bank debit" }).click();
}

/** Days later, the bank settles a debit or sends it back. */
export async function settleDebit(attempt: string, outcome: "succeeded" | "failed"): Promise<void> {
  const control = controlClient(providerUrl);
  const { paymentIntents } = await control.state();
  const intent = paymentIntents.find(({ metadata }) => metadata.attempt === attempt);
  await control.settleDebit(intent?.id ?? "", outcome);
}

/** The charge that paid an attempt, for what the seller or a bank does to it later. */
export async function chargeOf(attempt: string): Promise<string> {
  const { charges } = await controlClient(providerUrl).charges({ attempt });
  const [charge] = charges;
  if (!charge) throw new Error(`attempt ${attempt} has no charge`);
  return charge.id;
}

/** The same where it is to be kept and nothing is charged. */
export const saveCard = (page: Page, card: keyof typeof CARDS): Promise<void> => typeCard(page, card, "Save card");

async function typeCard(page: Page, card: keyof typeof CARDS, button: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^${providerUrl}/`));
  await page.getByLabel("Card number").fill(CARDS[card]);
  await page.getByLabel(/^Expiry/).fill("12 / 40");
  await page.getByLabel("CVC").fill("123");
  await page.getByLabel("Name on card").fill("Test Person");
  await page.getByRole("button", { name: button, exact: false }).click();
}
