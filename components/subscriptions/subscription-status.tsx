import { getTranslations } from "@/lib/platform/page-texts";
import type { SubscriptionStatus as Value } from "@/lib/subscriptions/types";
import { Status } from "../ui/status";

/** Quiet once it has ended. */
export const SUBSCRIPTION_TONES = { active: "good", scheduled: "brand", ended: "neutral" } as const;

export async function SubscriptionStatus({ status }: { status: Value }) {
  const t = await getTranslations("subscriptions");
  return <Status tone={SUBSCRIPTION_TONES[status]}>{t(`status_${status}`)}</Status>;
}
