import { expect } from "@playwright/test";
import { inboxUrl, portalUrl } from "./server";

export interface Mail {
  id: string;
  subject: string;
  text: string;
  html: string;
  to: string[];
}

interface CaughtMail {
  id: string;
  subject: string;
  text?: string;
  html?: string;
  time: string;
  to: { address: string }[];
}

/** Every mail the catcher holds for an address, oldest first. */
export async function mailsTo(address: string): Promise<(Mail & { time: number })[]> {
  // Asked for theirs alone: the whole inbox is megabytes by the end of a run, at every look.
  const theirs = new URLSearchParams({ "to.address": address });
  const caught = (await (await fetch(`${inboxUrl}/email?${theirs}`)).json()) as CaughtMail[];
  return caught
    .map(({ id, subject, text = "", html = "", time, to }) => ({
      ...{ id, subject, text, html, time: Date.parse(time) },
      to: to.map((reader) => reader.address),
    }))
    .filter(({ to }) => to.includes(address))
    .sort((left, right) => left.time - right.time);
}

interface Wanted {
  subject?: RegExp;
  /** The how-manieth of those that match; the first one without. */
  nth?: number;
}

/** Waits for a mail to an address. Tests use addresses or subjects of their own, so what matches is theirs. */
export async function mailTo(address: string, { subject = /./, nth = 1 }: Wanted = {}): Promise<Mail> {
  const matching = async () => (await mailsTo(address)).filter((mail) => subject.test(mail.subject));
  await expect
    .poll(async () => (await matching()).length, { message: `mail ${nth} to ${address}`, timeout: 15_000 })
    .toBeGreaterThanOrEqual(nth);
  const mail = (await matching())[nth - 1];
  if (!mail) throw new Error(`mail ${nth} to ${address} has gone`);
  return mail;
}

/** The link of a sign-in mail as a path, and its code. */
export function readSignInMail({ text }: Mail): { link: string; code: string } {
  const [, link] = new RegExp(`^${portalUrl}(/sign-in/link\\?token=[\\w-]{43})$`, "m").exec(text) ?? [];
  const [, code] = /^(\d{6})$/m.exec(text) ?? [];
  if (!link || !code) throw new Error(`no link or code in:\n${text}`);
  return { link, code };
}
