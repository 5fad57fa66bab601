import type { ImportRun } from "@/lib/imports/runs/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<ImportRun["status"], Tone>> = {
  ...{ checking: "brand", checked: "neutral", importing: "brand", done: "good", failed: "bad", discarded: "neutral" },
};

/** How far a file is, in a word. */
export async function RunStatus({ run: { status, verdicts } }: { run: Pick<ImportRun, "status" | "verdicts"> }) {
  const t = await getTranslations("imports_desk");
  if (status === "checked" && verdicts.refused > 0) return <Status tone="bad">{t("status_refused")}</Status>;
  return <Status tone={TONES[status]}>{t(`status_${status}`)}</Status>;
}
