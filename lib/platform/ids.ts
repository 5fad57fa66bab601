import { createHash, randomBytes, randomUUID } from "node:crypto";

/** 256 random bits, for a cookie or a link; only its hash is ever stored [S7]. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const newId = (): string => randomUUID();

/** Short enough to read out on the phone, and in the log beside its error [ANY-4]. */
export const newReference = (): string => randomBytes(5).toString("hex").toUpperCase();

/** The same id for the same words, in their order: what is asked for twice is made once. */
export function idFrom(...words: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
