import { createHash, timingSafeEqual } from "node:crypto";
import { StripeFault } from "../http/fault";

/** Refuses any key but the sandbox's own, in Stripe's two ways of sending it. @throws 401 */
export function checkKey(authorization: string | undefined, secretKey: string): void {
  const given = keyIn(authorization);
  if (given === null)
    throw refused(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.",
    );
  if (!timingSafeEqual(digest(given), digest(secretKey)))
    throw refused("Invalid API Key provided: it is not the one this payment sandbox was started with.");
}

function keyIn(authorization = ""): string | null {
  const [scheme, value = ""] = authorization.split(" ", 2);
  if (scheme === "Bearer" && value) return value;
  if (scheme !== "Basic") return null;
  return Buffer.from(value, "base64").toString("utf8").split(":")[0] || null;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const refused = (message: string): StripeFault => new StripeFault(401, { type: "invalid_request_error", message });
