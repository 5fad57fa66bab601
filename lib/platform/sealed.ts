import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function keyFor(purpose: string): Buffer {
  const { AUTH_SECRET } = env();
  if (!AUTH_SECRET) throw new Error("AUTH_SECRET is not set; `npm start` makes one for the embedded default");
  return Buffer.from(hkdfSync("sha256", AUTH_SECRET, "", `sealed:${purpose}`, 32));
}

/**
 * Encrypts what the portal has to read again, with a key that the database does not have: AES-256-GCM, nonce and tag before
 * the text. `purpose` and `owner` are sealed in: what is copied to another row opens nothing.
 */
export function seal(purpose: string, owner: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** @throws Error where it was sealed for another owner or purpose, with another key, or changed */
export function unseal(purpose: string, owner: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), nonce).setAAD(Buffer.from(owner)).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}
