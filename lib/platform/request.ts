import { headers } from "next/headers";
import { cache } from "react";
import { readCookie } from "./cookies";
import { newId } from "./ids";
import type { Locale } from "./locales";
import { pageLocale } from "./page-locale";
import { CLIENT_IP_HEADER, PATH_HEADER, PREFETCH_HEADER, REQUEST_ID_HEADER } from "./request-headers";

export interface RequestFacts {
  readonly id: string;
  /** Path and query that was asked for. */
  readonly path: string;
  /** Whom limits count together: an IPv4 address, or the /64 an IPv6 address is in. */
  readonly network: string;
  readonly origin: string | null;
  readonly userAgent: string;
  readonly locale: Locale;
  /** Of the browser that asked for a sign-in mail [S3]. */
  readonly browserToken: string | null;
  /** What this browser asked a mail for, to be shown back to it; nothing is looked up for that [SIG-3]. */
  readonly askedAddress: string | null;
  /** A page or an action by the person, not the browser fetching ahead [SIG-6]. */
  readonly isActivity: boolean;
}

export const requestFacts = cache(async (): Promise<RequestFacts> => {
  const [all, locale, browser] = await Promise.all([headers(), pageLocale(), readCookie("browser")]);
  const [browserToken = "", asked] = (browser ?? "").split(".");
  return {
    id: all.get(REQUEST_ID_HEADER) ?? newId(),
    path: all.get(PATH_HEADER) ?? "/",
    network: all.get(CLIENT_IP_HEADER) ?? "unknown",
    origin: all.get("origin"),
    userAgent: (all.get("user-agent") ?? "").slice(0, 300),
    locale,
    browserToken: browserToken || null,
    askedAddress: asked ? Buffer.from(asked, "base64url").toString("utf8").slice(0, 254) : null,
    isActivity: all.get(PREFETCH_HEADER) === null,
  };
});
