import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { askToSignIn } from "@/lib/auth/commands/ask-to-sign-in";
import { signInByCode } from "@/lib/auth/commands/sign-in-by-code";
import { signInByLink } from "@/lib/auth/commands/sign-in-by-link";
import { linkToken, signInCode } from "@/lib/auth/tokens";
import type { OpenedSession } from "@/lib/auth/types";
import { newSecret } from "@/lib/platform/ids";
import { disconnectLimits } from "@/lib/platform/limits";
import type { Locale } from "@/lib/platform/locales";
import { rows } from "../setup/admin";

// The counters have connections of their own, which must not outlive the file's database.
afterAll(disconnectLimits);

let asked = 0;

/** A network address nobody has used yet, so that no test uses up another's limit. */
export const newIp = (): string => {
  asked += 1;
  return `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`;
};

interface Asking {
  ip?: string;
  browserToken?: string | null;
  locale?: Locale;
  next?: string;
}

export interface Asked {
  /** The asking browser's cookie. */
  browserToken: string;
  /** Of the request that is open for the address now. */
  requestId: string;
  /** As its mail has them. */
  token: string;
  code: string;
}

/** Asks for a mail as the page does; what the mail holds is worked out as the worker does it. */
export async function ask(
  email: string,
  { ip = newIp(), browserToken = null, locale = "en", next }: Asking = {},
): Promise<Asked> {
  const request = { id: "test-request", network: ip, locale, browserToken };
  const answer = await askToSignIn({ request }, { email, ...(next === undefined ? {} : { next }) });
  const [open] = await rows<{ id: string }>("SELECT id FROM sign_in_request WHERE email = $1", [email]);
  const requestId = open?.id ?? "";
  return { ...answer, requestId, token: linkToken(requestId), code: signInCode(requestId) };
}

/** A browser that may or may not hold the asking one's cookie. */
export const browser = (browserToken: string | null, ip: string = newIp()) => ({
  request: { id: randomUUID(), network: ip, browserToken, userAgent: "Firefox" },
});

export const pressButton = (asking: Asked): Promise<OpenedSession> =>
  signInByLink(browser(asking.browserToken), { token: asking.token });

export const typeCode = (asking: Asked, code = asking.code): Promise<OpenedSession> =>
  signInByCode(browser(asking.browserToken), { code });

/** In a browser that did not ask, but where the mail's link was opened. */
export const typeCodeBesideLink = (asking: Asked, code = asking.code): Promise<OpenedSession> =>
  signInByCode(browser(newSecret()), { code, token: asking.token });

/** Six digits that are not those. */
export const wrongCode = (code: string, by = 1): string =>
  ((Number(code) + by) % 1_000_000).toString().padStart(6, "0");

/** Signed in from nothing. */
export async function signIn(email: string): Promise<OpenedSession> {
  return pressButton(await ask(email));
}
