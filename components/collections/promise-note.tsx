import type { PromiseDetails, PromiseStanding } from "@/lib/collections/promises/types";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Status, type Tone } from "../ui/status";

export const PROMISE_TONES: Readonly<Record<PromiseStanding, Tone>> = {
  ...{ waiting: "brand", kept: "good", broken: "bad", moot: "neutral", withdrawn: "neutral", superseded: "neutral" },
};

/** "You promised to pay 2,450.50 USD by 3 Dec 2026", and whether that was kept [INV-10]. */
export async function PromiseNote({ promise }: { promise: PromiseDetails }) {
  const [t, locale] = await Promise.all([getTranslations("promises"), getLocale()]);
  const { who, isMine, amount, promisedOn, standing } = promise;
  const values = { amount: formatMoney(amount, locale), day: formatPlainDate(promisedOn, locale), who: who ?? "" };
  const said = isMine ? t("yours", values) : who ? t("others", values) : t("someones", values);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span>{said}</span>
      <Status tone={PROMISE_TONES[standing]}>{t(`standing_${standing}`)}</Status>
    </p>
  );
}
