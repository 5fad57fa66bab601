import { cardTabPath } from "@/lib/payments/methods/rules";
import type { PaymentMethod } from "@/lib/payments/methods/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { TextLink } from "../ui/text-link";

/** What is paid with it: contracts, and auto-pay. */
export async function MethodUses({ method }: { method: PaymentMethod }) {
  const t = await getTranslations("methods");
  const { contracts, hiddenContracts, paysAutomatically } = method;
  if (contracts.length === 0 && hiddenContracts === 0 && !paysAutomatically)
    return <span className="text-muted">{t("not_used")}</span>;
  return (
    <ul className="flex flex-col gap-1">
      {contracts.map((number) => (
        <li key={number}>
          <TextLink href={cardTabPath(number)}>{number}</TextLink>
        </li>
      ))}
      {hiddenContracts > 0 && <li className="text-muted">{t("more_contracts", { count: hiddenContracts })}</li>}
      {paysAutomatically && <li>{t("auto_pay")}</li>}
    </ul>
  );
}
