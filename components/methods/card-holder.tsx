import type { ContractCard } from "@/lib/payments/methods/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { nominatePath } from "@/lib/users/rules";
import { ContactLine } from "../ui/contact-line";
import { TextLink } from "../ui/text-link";

/** Who is answerable for how the contract is paid, and for them the way to hand that over [USR-6]. */
export async function CardHolder({ card: { holder, isHolder, contractNumber } }: { card: ContractCard }) {
  const t = await getTranslations("methods");
  if (!holder) return <p>{t("card_no_holder")}</p>;
  return (
    <div className="flex flex-col gap-2">
      <ContactLine {...holder} />
      {isHolder && (
        <p>
          {t("card_holder_you")}{" "}
          <TextLink href={nominatePath(contractNumber, "card_holder")}>{t("card_hand_over")}</TextLink>
        </p>
      )}
    </div>
  );
}
