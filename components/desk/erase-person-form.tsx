import { accessCheckPath } from "@/lib/desk/access-check/rules";
import { erasePersonAction } from "@/lib/desk/personal-data/actions";
import type { PersonalData } from "@/lib/desk/personal-data/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** What goes and what the law has stay, and then the address typed once more; or why it cannot be yet. */
export async function ErasePersonForm({ person }: { person: PersonalData }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.personal_data"), formTexts()]);
  const { email, erase, held } = person;
  if (!erase.allowed) return <WhyNot refusal={erase} />;
  return (
    <ActionForm action={erasePersonAction} labels={labels} hidden={{ email }}>
      <p>{t("goes")}</p>
      <p>{t("stays")}</p>
      {held.addresses > 0 && <p>{t("addresses", { count: held.addresses })}</p>}
      <TextField
        name="again"
        label={t("again")}
        hint={t("again_hint")}
        type="email"
        autoComplete="off"
        spellCheck={false}
        maxLength={254}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("erase")}
        </SubmitButton>
        <LinkButton href={accessCheckPath({ email })}>{t("back")}</LinkButton>
      </div>
    </ActionForm>
  );
}
