import { systemDb } from "@/lib/platform/db";
import type { RequestFacts } from "@/lib/platform/request";
import type { Viewer } from "@/lib/platform/viewer";
import { endThisSession } from "./end-this-session";

interface SigningInForLink {
  readonly request: Pick<RequestFacts, "id">;
  readonly viewer: Viewer | null;
}

/** Signs out whoever is signed in here, so that the person whose link it is can sign in [SIG-9]. */
export async function signInForLink({ request, viewer }: SigningInForLink): Promise<void> {
  if (viewer) await systemDb((tx) => endThisSession(tx, request.id, viewer));
}
