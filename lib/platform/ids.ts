import { randomBytes, randomUUID } from "node:crypto";

/** 256 random bits, for a cookie or a link; only its hash is ever stored [S7]. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const newId = (): string => randomUUID();

/** Short enough to read out on the phone, and in the log beside its error [ANY-4]. */
export const newReference = (): string => randomBytes(5).toString("hex").toUpperCase();
