import { systemDb } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { sha256 } from "@/lib/platform/hash";
import type { SignInByLinkInput } from "../schema";
import type { OpenedSession } from "../types";
import { openSession, type SigningIn, type UsedRequest } from "./open-session";

/**
 * Signs in the browser that asked for the mail, once [SIG-2]: the delete decides who is first. Any other browser must
 * type the code instead [S3].
 * @throws DomainError RULE `sign_in.link_dead`
 */
export async function signInByLink(browser: SigningIn, { token }: SignInByLinkInput): Promise<OpenedSession> {
  return systemDb(async (tx) => {
    const [used] = await tx.$queryRaw<UsedRequest[]>`
      DELETE FROM sign_in_request
      WHERE link_hash = ${sha256(token)} AND browser_hash = ${sha256(browser.request.browserToken ?? "")}
        AND expires_at > portal.now()
      RETURNING email, locale, return_to AS "returnTo"`;
    if (!used) throw new DomainError("RULE", "sign_in.link_dead");
    return openSession(tx, browser, used);
  });
}
