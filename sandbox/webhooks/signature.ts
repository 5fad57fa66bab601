import { createHmac } from "node:crypto";

/** The header by which the portal knows that an event is Stripe's. Real time: the receiver compares with its own clock. */
export function signatureHeader(payload: string, secret: string, seconds = Math.floor(Date.now() / 1_000)): string {
  const signature = createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex");
  return `t=${seconds},v1=${signature}`;
}
