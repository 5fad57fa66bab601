import { getTranslations } from "@/lib/platform/page-texts";
import { nominateAction } from "@/lib/users/actions";
import type { NominationPage } from "@/lib/users/types";
import { ActionForm, UntilDone } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** Choose who takes over; who cannot is named with the reason [USR-6, WHY-1]. */
export async function NominateForm({ nomination }: { nomination: NominationPage }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("users"), formTexts()]);
  const { contractNumber, role, decision: may, candidates } = nomination;
  const possible = may.allowed ? candidates.filter(({ decision }) => decision.allowed) : [];
  const barred = may.allowed ? candidates : [];
  // The form stays where it is when it has been sent: what it answered is read there.
  return (
    <ActionForm action={nominateAction} labels={labels} hidden={{ contractNumber, role }}>
      {possible.length > 0 && (
        <SelectField
          name="person"
          label={t("nominate_who")}
          options={[
            { value: "", label: "–" },
            ...possible.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` })),
          ]}
        />
      )}
      {!may.allowed && (
        <UntilDone>
          <WhyNot refusal={may} />
        </UntilDone>
      )}
      {barred.map(({ id, decision }) => !decision.allowed && <WhyNot key={id} refusal={decision} />)}
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/users">{t("cancel")}</LinkButton>
        {possible.length > 0 && <SubmitButton pendingLabel={pending}>{t("nominate_submit")}</SubmitButton>}
      </div>
    </ActionForm>
  );
}
