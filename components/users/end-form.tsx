import { getTranslations } from "@/lib/platform/page-texts";
import { setEndAction } from "@/lib/users/actions";
import { personPath, placeKey } from "@/lib/users/rules";
import type { PlaceDetails } from "@/lib/users/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";

/** The last day of somebody's access to one contract, or none [USR-8]. */
export async function EndForm({ place }: { place: PlaceDetails }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("users"), formTexts()]);
  const { personId: person, contractNumber, endsOn } = place;
  return (
    <ActionForm action={setEndAction} labels={labels} hidden={{ place: placeKey({ person, contractNumber }) }}>
      <TextField
        name="endsOn"
        type="date"
        label={t("end_field")}
        optionalLabel={t("optional")}
        hint={t("until_hint")}
        defaultValue={endsOn ?? ""}
      />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={personPath(person)}>{t("back")}</LinkButton>
        <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
