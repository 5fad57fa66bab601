import { getTranslations } from "@/lib/platform/page-texts";
import { giveManageBillingAction, takeManageBillingAction } from "@/lib/users/actions";
import type { ManageBillingRow, PersonRow } from "@/lib/users/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { InfoPopover } from "../ui/info-popover";
import { Status } from "../ui/status";
import { WhyNot } from "../ui/why-not";

interface ManageBillingProps {
  person: PersonRow;
  rows: readonly ManageBillingRow[];
}

/** The permission by bill group: who has it, and giving or taking it or why not [ACC-8]. */
export async function ManageBilling({ person, rows }: ManageBillingProps) {
  const t = await getTranslations("users");
  if (rows.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("manage_billing")}</h3>
      <p className="text-sm text-muted">{t("manage_billing_hint")}</p>
      <ul className="flex flex-col divide-y divide-line">
        {rows.map((row) => (
          <li key={row.billGroupId} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
            <span className="min-w-40 font-medium">{row.billGroup}</span>
            <span className="min-w-52">
              <Status tone={row.holds ? "good" : "neutral"}>{row.holds ? t("holds") : t("holds_not")}</Status>
            </span>
            <Change person={person} row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Change({ person, row }: { person: PersonRow; row: ManageBillingRow }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("users"), formTexts()]);
  const { billGroupId, billGroup, holds, change } = row;
  const rest = <span className="sr-only"> {t("give_to", { group: billGroup })}</span>;
  if (!change.allowed)
    return (
      <InfoPopover
        id={`why-billing-${billGroupId}`}
        triggerClassName="text-sm text-muted underline decoration-dotted underline-offset-4"
        trigger={
          <>
            <span aria-hidden="true">{holds ? t("take") : t("give")}</span>
            <span className="sr-only">{t("why_billing_label", { group: billGroup })}</span>
          </>
        }
      >
        <WhyNot refusal={change} />
      </InfoPopover>
    );
  return (
    <ActionForm
      action={holds ? takeManageBillingAction : giveManageBillingAction}
      labels={labels}
      hidden={{ person: person.id, billGroup: billGroupId }}
      className="flex flex-wrap items-center gap-2"
    >
      <SubmitButton size="small" variant="secondary" pendingLabel={pending}>
        {holds ? t("take") : t("give")}
        {rest}
      </SubmitButton>
    </ActionForm>
  );
}
