import { systemDb } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/hash";
import type { LinkState } from "./types";

/** Looks at a link and uses nothing up, however often it is opened [SIG-2, S2]. */
export async function findLinkState(token: string, browserToken: string | null): Promise<LinkState> {
  return systemDb(async (tx) => {
    const [row] = await tx.$queryRaw<{ isAskingBrowser: boolean }[]>`
      SELECT browser_hash = ${sha256(browserToken ?? "")} AS "isAskingBrowser" FROM sign_in_request
      WHERE link_hash = ${sha256(token)} AND expires_at > portal.now()`;
    if (!row) return "dead";
    return row.isAskingBrowser ? "button" : "code";
  });
}

/** The address this browser asked a mail for, to be shown back to it; null when there is none open. */
export async function findAskedAddress(browserToken: string | null): Promise<string | null> {
  if (!browserToken) return null;
  return systemDb(async (tx) => {
    const [row] = await tx.$queryRaw<{ email: string }[]>`
      SELECT email FROM sign_in_request
      WHERE browser_hash = ${sha256(browserToken)} AND expires_at > portal.now()
      ORDER BY created_at DESC LIMIT 1`;
    return row?.email ?? null;
  });
}
