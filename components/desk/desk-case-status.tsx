import { getTranslations } from "@/lib/platform/page-texts";
import type { CaseStatus } from "@/lib/support/types";
import { Status } from "../ui/status";

/** Whom the case waits for, as the seller's people see it. */
export async function DeskCaseStatus({ status }: { status: CaseStatus }) {
  const t = await getTranslations("desk_cases");
  return <Status tone={status === "open" ? "warn" : "neutral"}>{t(`status_${status}`)}</Status>;
}
