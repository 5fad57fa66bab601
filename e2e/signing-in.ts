import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { mailsTo, mailTo, readSignInMail } from "./inbox";
import { portalUrl } from "./server";

/** An address that nobody else uses, so that its mails and its limits are this test's own. */
export const freshAddress = (): string => `guest.${randomBytes(5).toString("hex")}@guests.example`;

/** Enters the address and waits for the page that asks for the code. */
export async function askForMail(page: Page, email: string, from = "/sign-in"): Promise<void> {
  await page.goto(from);
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
}

/** The code begins their subject. Others may come at any time: a reminder to whoever has a contract, as the clock moves. */
const SIGN_IN = /^\d{6} /;

export const signInMailsTo = async (email: string): Promise<number> =>
  (await mailsTo(email)).filter(({ subject }) => SIGN_IN.test(subject)).length;

/** The link and the code of the newest of so many sign-in mails. */
export const signInMail = async (email: string, nth = 1): Promise<{ link: string; code: string }> =>
  readSignInMail(await mailTo(email, { subject: SIGN_IN, nth }));

/** The link of the mail that proves a new address, as a path. */
export async function newAddressLink(email: string): Promise<string> {
  const { text } = await mailTo(email, { subject: /^(Confirm your new address|Bekräfta din nya adress)/ });
  const [, link] = new RegExp(`^${portalUrl}(/new-address\\?token=[\\w-]{43})$`, "m").exec(text) ?? [];
  if (!link) throw new Error(`no link in:\n${text}`);
  return link;
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** The whole way in by code. */
export async function signInByCode(page: Page, email: string, from?: string): Promise<void> {
  await askForMail(page, email, from);
  await typeCode(page, (await signInMail(email)).code);
}

/** A code that is not this one. */
export const otherThan = (code: string): string => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

export const noAccess = (page: Page) => page.getByRole("heading", { name: "No access yet" });
