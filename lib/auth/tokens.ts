import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env";

/**
 * Link and code are derived from the request's id with AUTH_SECRET, so that neither the database nor the job queue ever
 * holds them: the web process keeps the link's hash, the worker derives both again when it writes the mail [S1].
 */
function derive(purpose: "link" | "code", requestId: string): Buffer {
  const { AUTH_SECRET } = env();
  if (!AUTH_SECRET) throw new Error("AUTH_SECRET is not set; `npm start` makes one for the embedded default");
  return createHmac("sha256", AUTH_SECRET).update(`${purpose}:${requestId}`).digest();
}

/** 256 bits. */
export const linkToken = (requestId: string): string => derive("link", requestId).toString("base64url");

/** Six digits. */
export const signInCode = (requestId: string): string =>
  (derive("code", requestId).readBigUInt64BE() % 1_000_000n).toString().padStart(6, "0");

export const isCodeOf = (requestId: string, code: string): boolean =>
  code.length === 6 && timingSafeEqual(Buffer.from(signInCode(requestId)), Buffer.from(code));
