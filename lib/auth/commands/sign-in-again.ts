import { DomainError } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";
import { type Asking, askToSignIn } from "./ask-to-sign-in";

/**
 * Mails the viewer a link and a code as for signing in, which leads back to their profile [SIG-9].
 * @throws DomainError UNAUTHENTICATED
 */
export async function signInAgain({ request, viewer }: { readonly request: Asking; readonly viewer: Viewer | null }) {
  if (!viewer) throw new DomainError("UNAUTHENTICATED", "session.ended");
  return askToSignIn({ request }, { email: viewer.email, next: "/profile" });
}
