import { systemDb, type Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { sha256 } from "@/lib/platform/hash";
import { mayTryCode, WRONG_CODES_ALLOWED } from "../limits";
import type { SignInByCodeInput } from "../schema";
import { isCodeOf } from "../tokens";
import type { OpenedSession } from "../types";
import { openSession, type Redeeming, type UsedRequest } from "./open-session";

interface OpenRequest extends UsedRequest {
  readonly id: string;
  readonly wrongCodes: number;
}

/**
 * Signs in by the code: in the browser that asked, or in any browser that holds the mail's link as well [SIG-2, S3].
 * A wrong code is counted and that count kept, five at most for one mail [S6].
 * @throws DomainError RULE `sign_in.code_wrong`, `sign_in.code_dead`, `sign_in.too_many_codes`
 */
export async function signInByCode(
  { request }: { readonly request: Redeeming },
  { code, token }: SignInByCodeInput,
): Promise<OpenedSession> {
  if (!(await mayTryCode(request.ip))) throw new DomainError("RULE", "sign_in.too_many_codes");
  const outcome = await systemDb(async (tx) => {
    const open = await lockOpenRequest(tx, request.browserToken, token);
    if (!open) return "sign_in.code_dead" as const;
    if (open.wrongCodes >= WRONG_CODES_ALLOWED) return "sign_in.too_many_codes" as const;
    if (!isCodeOf(open.id, code)) {
      await tx.$executeRaw`UPDATE sign_in_request SET wrong_codes = wrong_codes + 1 WHERE id = ${open.id}::uuid`;
      return "sign_in.code_wrong" as const;
    }
    await tx.$executeRaw`DELETE FROM sign_in_request WHERE id = ${open.id}::uuid`;
    return openSession(tx, request, open);
  });
  // Refused only now: the count of wrong codes had to be committed.
  if (typeof outcome === "string") throw new DomainError("RULE", outcome);
  return outcome;
}

async function lockOpenRequest(
  tx: Tx,
  browserToken: string | null,
  token: string | undefined,
): Promise<OpenRequest | null> {
  const which = token
    ? Prisma.sql`link_hash = ${sha256(token)}`
    : Prisma.sql`browser_hash = ${sha256(browserToken ?? "")}`;
  const [open] = await tx.$queryRaw<OpenRequest[]>`
    SELECT id, email, locale, return_to AS "returnTo", wrong_codes AS "wrongCodes" FROM sign_in_request
    WHERE ${which} AND expires_at > portal.now()
    ORDER BY created_at DESC LIMIT 1 FOR UPDATE`;
  return open ?? null;
}
