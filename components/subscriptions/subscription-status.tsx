import { getTranslations } from "@/lib/platform/page-texts";
import type { SubscriptionStatus as Value } from "@/lib/subscriptions/types";
import { Status } from "../ui/status";

const TONES = { active: "good", scheduled: "brand", ended: "neutral" } as const;

export async function SubscriptionStatus({ status }: { status: Value }) {
  const t = await getTranslations("subscriptions");
  return <Status tone={TONES[status]}>{t(`status_${status}`)}</Status>;
}
