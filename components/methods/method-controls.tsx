import { makeDefaultAction } from "@/lib/payments/methods/actions";
import { removeMethodPath } from "@/lib/payments/methods/rules";
import type { PaymentMethod } from "@/lib/payments/methods/types";
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
  const { id, makeDefault, remove } = method;
  const of = <span className="sr-only"> {name}</span>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {makeDefault.allowed && (
        <ActionForm action={makeDefaultAction} labels={labels} hidden={{ billGroup, method: id }} className="contents">
          <SubmitButton variant="secondary" size="small" pendingLabel={pending}>
            {t("make_default")}
            {of}
          </SubmitButton>
        </ActionForm>
      )}
      {remove.allowed ? (
        <LinkButton size="small" href={removeMethodPath(billGroup, id)}>
          {t("remove")}
          {of}
        </LinkButton>
      ) : (
        <InfoPopover
          id={`why-${id}`}
          triggerClassName="text-sm text-muted underline decoration-dotted underline-offset-4"
          trigger={
            <>
              <span aria-hidden="true">{t("remove")}</span>
              <span className="sr-only">
                {t("why_not")}: {t("remove")} {name}
              </span>
            </>
          }
        >
          <WhyNot refusal={remove} />
        </InfoPopover>
      )}
    </div>
  );
}
