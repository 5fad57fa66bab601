import { cookies } from "next/headers";
import { env } from "./env";

/** Every cookie the portal sets; the cookies page lists the same [ANY-6]. */
export const COOKIES = {
  session: { name: "portal-session", maxAge: 12 * 3600, httpOnly: true },
  /** Ties a sign-in mail to the browser that asked for it [S3]. */
  browser: { name: "portal-browser", maxAge: 3600, httpOnly: true },
  /** Keeps the link that changes an address, while its person signs in [SIG-9]. */
  new_address: { name: "portal-new-address", maxAge: 3600, httpOnly: true },
  /** A customer's portal that one of the seller's people previews [DSK-3]. */
  preview: { name: "portal-preview", maxAge: 1800, httpOnly: true },
  /** Which bill group is looked at [BIL-7]. */
  bill_group: { name: "portal-bill-group", maxAge: 365 * 86_400, httpOnly: true },
  language: { name: "portal-language", maxAge: 365 * 86_400, httpOnly: true },
  theme: { name: "portal-theme", maxAge: 365 * 86_400, httpOnly: true },
} as const;

export type CookieName = keyof typeof COOKIES;

/** `__Host-` binds a cookie to this very host over TLS; without TLS, at localhost, browsers would drop it [S7]. */
export function cookieName(cookie: CookieName): string {
  const isSecure = env().APP_URL.startsWith("https://");
  return isSecure ? `__Host-${COOKIES[cookie].name}` : COOKIES[cookie].name;
}

export async function readCookie(cookie: CookieName): Promise<string | null> {
  const value = (await cookies()).get(cookieName(cookie))?.value;
  return value && value.length <= 600 ? value : null;
}

/** Null takes the cookie away. Only inside an action. */
export async function writeCookie(cookie: CookieName, value: string | null): Promise<void> {
  const { maxAge, httpOnly } = COOKIES[cookie];
  const secure = env().APP_URL.startsWith("https://");
  (await cookies()).set(cookieName(cookie), value ?? "", {
    httpOnly,
    secure,
    sameSite: "lax",
    path: "/",
    maxAge: value === null ? 0 : maxAge,
  });
}
