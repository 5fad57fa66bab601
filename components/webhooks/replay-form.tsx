import { getTranslations } from "@/lib/platform/page-texts";
import { sendAllAgainAction } from "@/lib/webhooks/actions";
import { ActionForm } from "../form/action-form";
import { ChoiceField } from "../form/choice-field";
import { formTexts } from "../form/form-texts";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";

const HOURS = [1, 6];
const DAYS = [1, 3, 7, 30];

/** What of a time is sent again, after the receiver was away or lost something. */
export async function ReplayForm({ endpointId }: { endpointId: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("webhooks"), formTexts()]);
  const options = [
    ...HOURS.map((count) => ({ value: String(count), label: t("hours", { count }) })),
    ...DAYS.map((count) => ({ value: String(24 * count), label: t("days", { count }) })),
  ];
  return (
    <ActionForm action={sendAllAgainAction} labels={labels} hidden={{ endpoint: endpointId }}>
      <p>{t("replay_intro")}</p>
      <SelectField name="hours" label={t("replay_hours")} defaultValue="24" options={options} />
      <ChoiceField
        name="what"
        label={t("replay_what")}
        defaultValue="given_up"
        options={[
          { value: "given_up", label: t("what_given_up") },
          { value: "all", label: t("what_all") },
        ]}
      />
      <div>
        <SubmitButton pendingLabel={pending}>{t("replay")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
