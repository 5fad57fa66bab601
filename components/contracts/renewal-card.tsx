import { calendarPath } from "@/lib/contracts/rules";
import type { ContractDetails } from "@/lib/contracts/types";
import { formatDaysAway, formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { TextLink } from "../ui/text-link";
import { RenewalButton } from "./renewal-button";
import { RenewalReasons } from "./renewal-reasons";
import { renewalTexts } from "./renewal-texts";

/** What happens at the end of the term, the window to decide it, and the way to do so or why not. */
export async function RenewalCard({ contract }: { contract: ContractDetails }) {
  const [t, tContracts, locale] = await Promise.all([
    getTranslations("renewal"),
    getTranslations("contracts"),
    getLocale(),
  ]);
  const { number, endsOn, renewal, timeZone, today } = contract;
  const { decision, isOn, change } = renewal;
  const ends = formatPlainDate(endsOn, locale, "long");
  const when = formatDaysAway(endsOn, today, locale);
  return (
    <Card title={tContracts("auto_renewal")}>
      <div className="flex flex-col gap-4">
        {contract.status === "active" && (
          <p className="font-medium">{isOn ? t("state_on", { ends, when }) : t("state_off", { ends, when })}</p>
        )}
        {decision.allowed ? (
          <div>
            <RenewalButton
              number={number}
              change={change}
              texts={await renewalTexts(contract)}
              className={buttonClass({ variant: change === "turn_on" ? "primary" : "secondary" })}
            >
              {change === "turn_on" ? t("decide_on") : t("decide_off")}
            </RenewalButton>
          </div>
        ) : (
          <RenewalReasons renewal={renewal} refusal={decision} number={number} hasHeading={false} />
        )}
        {renewal.isAhead && (
          <TextLink plain href={calendarPath(number)} className="self-start">
            {t("calendar")}
          </TextLink>
        )}
        {decision.allowed && (
          <p className="text-sm text-muted">
            {t("window", {
              opens: formatPlainDate(renewal.opens, locale),
              closes: formatPlainDate(renewal.closes, locale),
              zone: formatTimeZone(timeZone),
            })}
          </p>
        )}
      </div>
    </Card>
  );
}
