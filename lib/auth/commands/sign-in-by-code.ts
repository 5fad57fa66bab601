import { systemDb, type Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { sha256 } from "@/lib/platform/hash";
import { countWrongCode, mayTryCode, mayTypeCodeAlone, WRONG_CODES_ALLOWED } from "../limits";
import type { SignInByCodeInput } from "../schema";
import { isCodeOf } from "../tokens";
import type { OpenedSession } from "../types";
import { openSession, type SigningIn, type UsedRequest } from "./open-session";

interface OpenRequest extends UsedRequest {
  readonly id: string;
  readonly wrongCodes: number;
}

type Refused = "sign_in.code_dead" | "sign_in.code_wrong" | "sign_in.too_many_codes";

/**
 * Signs in by the code: in the browser that asked, or in any browser that holds the mail's link as well [SIG-2, S3].
 * Wrong codes are counted and the count kept [S6]: five for one mail, apart for who holds the link; and for codes alone,
 * a number for the address and day.
 * @throws DomainError RULE `sign_in.code_wrong`, `sign_in.code_dead`, `sign_in.too_many_codes`
 */
export async function signInByCode(browser: SigningIn, { code, token }: SignInByCodeInput): Promise<OpenedSession> {
  const { request } = browser;
  if (!(await mayTryCode(request.network))) throw new DomainError("RULE", "sign_in.too_many_codes");
  const which = whichRequest(request.browserToken, token);
  if (!token) await requireCodeAlone(which);
  const outcome = await systemDb((tx) => redeem(tx, browser, which, { code, token }));
  // Refused only now: the count of wrong codes had to be committed.
  if (typeof outcome === "object" && "refused" in outcome) {
    if (outcome.refused === "sign_in.code_wrong" && !token && outcome.email) await countWrongCode(outcome.email);
    throw new DomainError("RULE", outcome.refused);
  }
  return outcome;
}

const whichRequest = (browserToken: string | null, token: string | undefined): Prisma.Sql =>
  token ? Prisma.sql`link_hash = ${sha256(token)}` : Prisma.sql`browser_hash = ${sha256(browserToken ?? "")}`;

async function requireCodeAlone(which: Prisma.Sql): Promise<void> {
  const [asked] = await systemDb(
    (tx) => tx.$queryRaw<{ email: string }[]>`
      SELECT email FROM sign_in_request WHERE ${which} AND expires_at > portal.now()
      ORDER BY created_at DESC LIMIT 1`,
  );
  if (asked && !(await mayTypeCodeAlone(asked.email))) throw new DomainError("RULE", "sign_in.too_many_codes");
}

async function redeem(
  tx: Tx,
  browser: SigningIn,
  which: Prisma.Sql,
  { code, token }: SignInByCodeInput,
): Promise<OpenedSession | { refused: Refused; email?: string }> {
  const counter = token ? Prisma.sql`wrong_codes_with_link` : Prisma.sql`wrong_codes`;
  const [open] = await tx.$queryRaw<OpenRequest[]>`
    SELECT id, email, locale, return_to AS "returnTo", ${counter} AS "wrongCodes" FROM sign_in_request
    WHERE ${which} AND expires_at > portal.now()
    ORDER BY created_at DESC LIMIT 1 FOR UPDATE`;
  if (!open) return { refused: "sign_in.code_dead" };
  if (open.wrongCodes >= WRONG_CODES_ALLOWED) return { refused: "sign_in.too_many_codes" };
  if (!isCodeOf(open.id, code)) {
    await tx.$executeRaw`UPDATE sign_in_request SET ${counter} = ${counter} + 1 WHERE id = ${open.id}::uuid`;
    return { refused: "sign_in.code_wrong", email: open.email };
  }
  await tx.$executeRaw`DELETE FROM sign_in_request WHERE id = ${open.id}::uuid`;
  return openSession(tx, browser, open);
}
