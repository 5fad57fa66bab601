import { makeDefaultAction } from "@/lib/payments/methods/actions";
import { removeMethodPath } from "@/lib/payments/methods/rules";
import type { PaymentMethod } from "@/lib/payments/methods/types";
import type { Refusal } from "@/lib/platform/decision";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { InfoPopover } from "../ui/info-popover";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

interface MethodControlsProps {
  billGroup: string;
  method: PaymentMethod;
  name: string;
}

/** Make default and remove, or why not [BIL-3, WHY-1]. */
export async function MethodControls({ billGroup, method, name }: MethodControlsProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("methods"), formTexts()]);
  const { id, isDefault, makeDefault, remove } = method;
  const of = <span className="sr-only"> {name}</span>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {makeDefault.allowed ? (
        <ActionForm action={makeDefaultAction} labels={labels} hidden={{ billGroup, method: id }} className="contents">
          <SubmitButton variant="secondary" size="small" pendingLabel={pending}>
            {t("make_default")}
            {of}
          </SubmitButton>
        </ActionForm>
      ) : (
        !isDefault && <WhyHidden id={`why-default-${id}`} what={t("make_default")} name={name} refusal={makeDefault} />
      )}
      {remove.allowed ? (
        <LinkButton size="small" href={removeMethodPath(billGroup, id)}>
          {t("remove")}
          {of}
        </LinkButton>
      ) : (
        <WhyHidden id={`why-${id}`} what={t("remove")} name={name} refusal={remove} />
      )}
    </div>
  );
}

interface WhyHiddenProps {
  id: string;
  what: string;
  name: string;
  refusal: Refusal;
}

async function WhyHidden({ id, what, name, refusal }: WhyHiddenProps) {
  const t = await getTranslations("methods");
  return (
    <InfoPopover
      id={id}
      triggerClassName="text-sm text-muted underline decoration-dotted underline-offset-4"
      trigger={
        <>
          <span aria-hidden="true">{what}</span>
          <span className="sr-only">
            {t("why_not")}: {what} {name}
          </span>
        </>
      }
    >
      <WhyNot refusal={refusal} />
    </InfoPopover>
  );
}
