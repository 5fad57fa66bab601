import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";

/** As every app expects it: SHA-1, six digits, thirty seconds. */
const FORM = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** A clock may be half a minute off. */
const STEPS_OFF = 1;

/** 160 random bits, in base 32 as people type it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

const totpOf = (secret: string, issuer: string, label: string): TOTP =>
  new TOTP({ ...FORM, issuer, label, secret: Secret.fromBase32(secret) });

/** Which thirty seconds a code is of, about an instant; null where it is none of the secret's. */
export function stepOf(secret: string, code: string, at: Date): bigint | null {
  const delta = totpOf(secret, "", "").validate({ token: code, timestamp: at.getTime(), window: STEPS_OFF });
  return delta === null ? null : BigInt(Math.floor(at.getTime() / 1000 / FORM.period) + delta);
}

/** The code of an instant, for tests and for nobody else. */
export const codeAt = (secret: string, at: Date): string =>
  totpOf(secret, "", "").generate({ timestamp: at.getTime() });

/** What an app reads from the screen, as a drawing without styles or scripts. */
export const qrOf = (secret: string, issuer: string, email: string): string =>
  renderSVG(totpOf(secret, issuer, email).toString(), { border: 2 });
