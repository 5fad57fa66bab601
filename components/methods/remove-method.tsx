import { removeMethodAction } from "@/lib/payments/methods/actions";
import { methodsPath, nextDefault } from "@/lib/payments/methods/rules";
import type { PaymentMethod, PaymentMethods } from "@/lib/payments/methods/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";
import { methodName } from "./method-name";

interface RemoveMethodProps {
  list: PaymentMethods;
  method: PaymentMethod;
}

/** What goes and what goes on without it, before it is removed; or why it may not [BIL-3]. */
export async function RemoveMethod({ list, method }: RemoveMethodProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("methods"), formTexts()]);
  const { billGroupId } = list;
  if (!method.remove.allowed) return <WhyNot refusal={method.remove} />;
  return (
    <ActionForm action={removeMethodAction} labels={labels} hidden={{ billGroup: billGroupId, method: method.id }}>
      <Consequences list={list} method={method} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={methodsPath(billGroupId)}>{t("keep")}</LinkButton>
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("remove")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

async function Consequences({ list, method }: RemoveMethodProps) {
  const [t, locale] = await Promise.all([getTranslations("methods"), getLocale()]);
  const { contracts, hiddenContracts, paysAutomatically, isDefault } = method;
  const others = list.methods.filter(({ id }) => id !== method.id);
  const usual = others.find((other) => other.isDefault) ?? newDefault(others, list);
  const next = usual && methodName(usual, locale);
  const uses = [
    ...contracts,
    ...(hiddenContracts > 0 ? [t("more_contracts", { count: hiddenContracts })] : []),
    ...(paysAutomatically ? [t("auto_pay")] : []),
  ];
  return (
    <div className="flex flex-col gap-2">
      {uses.length === 0 && <p>{t("remove_uses_none")}</p>}
      {uses.length > 0 && next && <p>{t("remove_uses", { what: uses.join(", "), next })}</p>}
      {uses.length > 0 && !next && <p>{t("remove_no_next")}</p>}
      {isDefault && next && <p>{t("remove_default", { next })}</p>}
      <p className="text-muted">{t("remove_final")}</p>
    </div>
  );
}

/** As the command chooses it. */
function newDefault(others: readonly PaymentMethod[], { today }: PaymentMethods): PaymentMethod | null {
  const next = nextDefault(
    others.map(({ id, details }) => ({ id, expiresOn: details?.expiresOn ?? null })),
    today,
  );
  return others.find(({ id }) => id === next?.id) ?? null;
}
