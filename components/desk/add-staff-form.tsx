import { addStaffAction } from "@/lib/desk/staff/actions";
import { staffPath } from "@/lib/desk/staff/rules";
import { STAFF_ROLES } from "@/lib/platform/desk-permissions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { ChoiceField } from "../form/choice-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";

/** Customers read name, address and phone where it says whom to ask. */
export async function AddStaffForm() {
  const [t, tDesk, { labels, pending }] = await Promise.all([
    getTranslations("desk.staff"),
    getTranslations("desk"),
    formTexts(),
  ]);
  return (
    <ActionForm action={addStaffAction} labels={labels}>
      <TextField name="name" label={t("name")} maxLength={100} autoComplete="off" />
      <TextField name="email" type="email" label={tDesk("email")} maxLength={254} autoComplete="off" />
      <TextField name="phone" type="tel" label={t("phone")} hint={t("phone_hint")} maxLength={40} autoComplete="off" />
      <ChoiceField
        name="role"
        label={t("role")}
        defaultValue="support"
        options={STAFF_ROLES.map((role) => ({ value: role, label: tDesk(`role_${role}`), hint: t(`may_${role}`) }))}
      />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={staffPath()}>{t("back")}</LinkButton>
        <SubmitButton pendingLabel={pending}>{t("add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
