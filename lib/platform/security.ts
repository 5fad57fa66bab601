import { env } from "./env";

/** On every response, static files and errors included. */
export const SECURITY_HEADERS = [
  ["X-Content-Type-Options", "nosniff"],
  // Not "no-referrer": with that, browsers hide the origin of our own forms, which the actions insist on [S8].
  ["Referrer-Policy", "same-origin"],
  ["X-Frame-Options", "DENY"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  // Ignored by browsers over http, so it does no harm at localhost.
  ["Strict-Transport-Security", "max-age=63072000; includeSubDomains"],
] as const;

/** For files, redirects and errors, which never are pages. */
export const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'";

function paymentOrigin(): string {
  const { STRIPE_API_URL } = env();
  return STRIPE_API_URL ? new URL(STRIPE_API_URL).origin : "https://checkout.stripe.com";
}

/** Own files only, scripts and styles by nonce, no framing, forms to ourselves [ANY-5]. */
export function contentSecurityPolicy(nonce: string): string {
  // The development server evaluates code to reload it, and adds styles of its own.
  const isDevelopment = env().NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // The way to the provider's page begins with a form; nothing of it is loaded into ours.
    `form-action 'self' ${paymentOrigin()}`,
    "frame-ancestors 'none'",
  ].join("; ");
}
