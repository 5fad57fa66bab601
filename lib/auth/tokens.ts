import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env";

/**
 * Links and codes are derived from their request's id with AUTH_SECRET, so that neither the database nor the job queue ever
 * holds them: the web process keeps the link's hash, the worker derives them again when it writes the mail [S1].
 */
function derive(purpose: "link" | "code" | "new_address", requestId: string): Buffer {
  const { AUTH_SECRET } = env();
  if (!AUTH_SECRET) throw new Error("AUTH_SECRET is not set; `npm start` makes one for the embedded default");
  return createHmac("sha256", AUTH_SECRET).update(`${purpose}:${requestId}`).digest();
}

/** 256 bits. */
export const linkToken = (requestId: string): string => derive("link", requestId).toString("base64url");

/** 256 bits, of the link that proves a new address [SIG-9]. */
export const newAddressToken = (changeId: string): string => derive("new_address", changeId).toString("base64url");

/** Six digits. */
export const signInCode = (requestId: string): string =>
  (derive("code", requestId).readBigUInt64BE() % 1_000_000n).toString().padStart(6, "0");

export const isCodeOf = (requestId: string, code: string): boolean =>
  code.length === 6 && timingSafeEqual(Buffer.from(signInCode(requestId)), Buffer.from(code));
