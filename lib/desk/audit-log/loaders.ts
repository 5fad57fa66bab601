import { countExport } from "@/lib/platform/limits";
import { deskLoader } from "@/lib/platform/loader";
import { searchOf } from "@/lib/platform/search";
import { auditCsv } from "./csv";
import { searchAuditLog } from "./queries";
import { auditSearch } from "./schema";

/** By the log's address, `/desk/audit-log?…`. */
export const loadAuditLog = deskLoader("audit.search", (staff, path: string) =>
  searchAuditLog(staff, auditSearch.parse(searchOf(path))),
);

/** The same as rows. @throws DomainError TOO_MANY */
export const loadAuditCsv = deskLoader("audit.search", async (staff, path: string) => {
  await countExport(staff);
  return auditCsv(auditSearch.parse(searchOf(path)), staff.locale);
});
