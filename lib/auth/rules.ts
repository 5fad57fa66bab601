import { groupInLink } from "@/lib/bill-groups/rules";
import { isLocale } from "@/lib/platform/locales";
import type { OpenedSession } from "./types";

/** Looks what waits: a quote to be answered, else Home. Only signing in leads there, so it is once a session [SIG-8]. */
const START = "/start";

/** Where signing in leads: to the page in mind, else to what waits [SIG-8]; a link to the portal has no page in mind. */
export const afterSigningIn = ({ returnTo }: OpenedSession): string =>
  returnTo === null || groupInLink(returnTo) ? START : returnTo;

/** What the browser keeps of an opened session: its token and the person's language; the asking cookie has done its work. */
export const signedInCookies = ({ token, locale, billGroup }: OpenedSession) => ({
  session: token,
  browser: null,
  ...(isLocale(locale) ? { language: locale } : {}),
  ...(billGroup ? { bill_group: billGroup } : {}),
});

/** The asking browser's secret, and the address it asked for, so that the next page can show it back [S3]. */
export const askingCookies = ({ browserToken, email }: { browserToken: string; email: string }) => ({
  browser: `${browserToken}.${btoa(email).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`,
});
