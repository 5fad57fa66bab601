import { getTranslations } from "@/lib/platform/page-texts";
import type { DeliveryState as Value } from "@/lib/webhooks/types";
import { Status } from "../ui/status";

const TONES = { waiting: "neutral", delivered: "good", given_up: "bad" } as const;

export async function DeliveryState({ state }: { state: Value }) {
  const t = await getTranslations("webhooks");
  return <Status tone={TONES[state]}>{t(`state_${state}`)}</Status>;
}
