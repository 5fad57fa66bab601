import { createHash } from "node:crypto";

/** For secrets of 256 random bits, which need no salt or stretching [S1, S7]. */
export const sha256 = (text: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(text).digest());
