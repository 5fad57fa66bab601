import { systemDb } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/hash";
import { newId, newSecret } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import type { RequestFacts } from "@/lib/platform/request";
import { mayMail } from "../limits";
import { safePath } from "../paths";
import type { AskToSignInInput } from "../schema";
import { linkToken } from "../tokens";

export type Asking = Pick<RequestFacts, "id" | "network" | "locale" | "browserToken">;

/**
 * Sends a mail with a link and a code to any address [SIG-1]. Nothing is looked up, so a customer's address and a
 * stranger's are answered alike [SIG-3, S4]. Over the limit no mail goes out and the last one sent stays good [S6].
 */
export async function askToSignIn(
  { request }: { readonly request: Asking },
  { email, next }: AskToSignInInput,
): Promise<{ browserToken: string; email: string }> {
  const browserToken = request.browserToken ?? newSecret();
  if (!(await mayMail(email, request.network))) {
    log.warn({ requestId: request.id }, "sign-in mail held back: limit reached");
    return { browserToken, email };
  }
  const id = newId();
  await systemDb(async (tx) => {
    // One row an address: the newest link and code replace those before [SIG-2].
    await tx.$executeRaw`
      INSERT INTO sign_in_request (email, id, link_hash, browser_hash, locale, return_to, created_at, expires_at)
      VALUES (
        ${email}, ${id}::uuid, ${sha256(linkToken(id))}, ${sha256(browserToken)}, ${request.locale},
        ${safePath(next)}, portal.now(), portal.now() + interval '10 minutes'
      )
      ON CONFLICT (email) DO UPDATE SET
        id = excluded.id, link_hash = excluded.link_hash, browser_hash = excluded.browser_hash, wrong_codes = 0,
        wrong_codes_with_link = 0,
        locale = excluded.locale, return_to = excluded.return_to, created_at = excluded.created_at,
        expires_at = excluded.expires_at`;
    await enqueue(tx, "sign_in_mail", { requestId: id }, `sign-in:${id}`);
  });
  return { browserToken, email };
}
