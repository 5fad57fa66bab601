import { endStaffAction } from "@/lib/desk/staff/actions";
import { staffMemberPath } from "@/lib/desk/staff/rules";
import type { StaffDetails, Successor } from "@/lib/desk/staff/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** Ends somebody's access, and asks who takes their accounts over. */
export async function EndStaffForm({ member }: { member: StaffDetails }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.staff"), formTexts()]);
  const { id, name, end, executiveOf, collectorOf, executives, collectors } = member;
  if (!end.allowed) return <WhyNot refusal={end} />;
  const options = (successors: readonly Successor[]) => [
    { value: "", label: t("choose") },
    ...successors.map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <ActionForm action={endStaffAction} labels={labels} hidden={{ staff: id }}>
      <p>{t("end_follows", { name })}</p>
      {executiveOf > 0 && (
        <SelectField
          name="executive"
          label={t("new_executive", { count: executiveOf })}
          options={options(executives)}
        />
      )}
      {collectorOf > 0 && (
        <SelectField
          name="collector"
          label={t("new_collector", { count: collectorOf })}
          options={options(collectors)}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={staffMemberPath(id)}>{t("back")}</LinkButton>
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("end")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
