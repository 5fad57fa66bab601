import type { RequestStatus as State } from "@/lib/catalog/requests/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<State, Tone>> = {
  ...{ open: "brand", quoted: "good", accepted: "good", declined: "neutral", withdrawn: "neutral" },
};

export async function RequestStatus({ status }: { status: State }) {
  const t = await getTranslations("product_requests");
  return <Status tone={TONES[status]}>{t(`status_${status}`)}</Status>;
}
