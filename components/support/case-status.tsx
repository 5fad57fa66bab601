import { getTranslations } from "@/lib/platform/page-texts";
import type { CaseStatus as Value } from "@/lib/support/types";
import { Status } from "../ui/status";

/** Whom the case waits for, as its opener sees it. */
export async function CaseStatus({ status }: { status: Value }) {
  const t = await getTranslations("support");
  return <Status tone={status === "waiting" ? "warn" : "neutral"}>{t(`status_${status}`)}</Status>;
}
