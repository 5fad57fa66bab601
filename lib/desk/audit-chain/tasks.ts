import { log } from "@/lib/platform/log";
import { linkAuditRows } from "./commands";
import { checkAuditChain } from "./queries";

/** Every minute: all that waits. */
export async function linkAuditLog(): Promise<void> {
  while ((await linkAuditRows()) > 0);
}

/** Every night; the head goes to the log, which lies elsewhere: `npm run audit:check -- --noted SEQ:HASH` holds the chain against it. */
export async function checkAuditLog(): Promise<void> {
  const { links, findings, head } = await checkAuditChain((finding) =>
    log.error(
      { finding: { ...finding, seq: String(finding.seq) } },
      "the audit log was tampered with, or is not linked",
    ),
  );
  log.info({ links, findings, head: head && `${head.seq}:${head.hash}` }, "the audit log was checked");
}
