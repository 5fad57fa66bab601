import type { RenewalToggle } from "@/lib/contracts/renewal/types";
import type { Refusal } from "@/lib/platform/decision";
import { getTranslations } from "@/lib/platform/page-texts";
import { AskAbout } from "../agent/ask-about";
import { ContactLine } from "../ui/contact-line";
import { Reasons } from "../ui/why-not";

interface RenewalReasonsProps {
  renewal: RenewalToggle;
  refusal: Refusal;
  /** The contract's, where there is room to ask further. */
  number?: string;
  /** Left out where the state is said already. */
  hasHeading?: boolean;
}

/** Why it cannot be decided now, when that changes, and who can help [REN-3, WHY-1]. */
export async function RenewalReasons({ renewal, refusal, number, hasHeading = true }: RenewalReasonsProps) {
  const t = await getTranslations("renewal");
  return (
    <div className="flex flex-col gap-3">
      {hasHeading && <p className="font-semibold">{renewal.isOn ? t("why_on") : t("why_off")}</p>}
      <Reasons refusal={refusal} />
      {refusal.ask && <ContactLine lead={t("ask")} {...refusal.ask} />}
      {number && <AskAbout why="renew" number={number} />}
    </div>
  );
}
