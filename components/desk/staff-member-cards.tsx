import { changeRoleAction } from "@/lib/desk/staff/actions";
import { endStaffPath, resetFactorPath } from "@/lib/desk/staff/rules";
import type { StaffDetails } from "@/lib/desk/staff/types";
import { STAFF_ROLES } from "@/lib/platform/desk-permissions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { ChoiceField } from "../form/choice-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";
import { Reasons } from "../ui/why-not";

/** Their role, their second factor and their access; each "no" with its reason [WHY-1]. */
export async function StaffMemberCards({ member }: { member: StaffDetails }) {
  const t = await getTranslations("desk.staff");
  const { id, reset, end, hasFactor, executiveOf, collectorOf } = member;
  return (
    <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
      <RoleCard member={member} />
      <div className="flex flex-col gap-6">
        <Card
          title={t("factor")}
          actions={reset.allowed && <LinkButton href={resetFactorPath(id)}>{t("reset")}</LinkButton>}
        >
          {reset.allowed ? <p>{t(hasFactor ? "factor_set" : "factor_not_set")}</p> : <Reasons refusal={reset} />}
        </Card>
        <Card title={t("access")} actions={end.allowed && <LinkButton href={endStaffPath(id)}>{t("end")}</LinkButton>}>
          {end.allowed ? (
            <p>{t("looks_after", { executive: executiveOf, collector: collectorOf })}</p>
          ) : (
            <Reasons refusal={end} />
          )}
        </Card>
      </div>
    </div>
  );
}

async function RoleCard({ member: { id, role, changeRole } }: { member: StaffDetails }) {
  const [t, tDesk, { labels, pending }] = await Promise.all([
    getTranslations("desk.staff"),
    getTranslations("desk"),
    formTexts(),
  ]);
  if (!changeRole.allowed)
    return (
      <Card title={t("role")}>
        <p className="mb-2">{tDesk(`role_${role}`)}</p>
        <Reasons refusal={changeRole} />
      </Card>
    );
  return (
    <Card title={t("role")}>
      <ActionForm action={changeRoleAction} labels={labels} hidden={{ staff: id }}>
        <ChoiceField
          name="role"
          label={t("role_of")}
          defaultValue={role}
          options={STAFF_ROLES.map((one) => ({ value: one, label: tDesk(`role_${one}`), hint: t(`may_${one}`) }))}
        />
        <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
