import { systemReading } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/hash";
import type { LinkState } from "./types";

/** Looks at a link and uses nothing up, however often it is opened [SIG-2, S2]. */
export async function findLinkState(token: string, browserToken: string | null): Promise<LinkState> {
  return systemReading(async (tx) => {
    const [row] = await tx.$queryRaw<{ isAskingBrowser: boolean }[]>`
      SELECT browser_hash = ${sha256(browserToken ?? "")} AS "isAskingBrowser" FROM sign_in_request
      WHERE link_hash = ${sha256(token)} AND expires_at > portal.now()`;
    if (!row) return "dead";
    return row.isAskingBrowser ? "button" : "code";
  });
}
