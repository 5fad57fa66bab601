import { getTranslations } from "@/lib/platform/page-texts";
import type { QuoteStatus as State } from "@/lib/quotes/types";
import { Status, type Tone } from "../ui/status";

const TONES: Record<State, Tone> = {
  draft: "neutral",
  published: "brand",
  accepted: "good",
  declined: "neutral",
  withdrawn: "neutral",
  expired: "warn",
};

export async function QuoteStatus({ status }: { status: State }) {
  const t = await getTranslations("quotes");
  return <Status tone={TONES[status]}>{t(`status_${status}`)}</Status>;
}
