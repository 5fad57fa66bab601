import { getTranslations } from "next-intl/server";
import { removePlacesAction } from "@/lib/users/actions";
import { placeKey } from "@/lib/users/rules";
import type { RemovalOfPerson, RemovalPreview } from "@/lib/users/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** Who loses what, and what is left and why; then the button that does it [USR-4, USR-5]. */
export async function RemovalForm({ people }: RemovalPreview) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("users"), formTexts()]);
  const canGo = people.some(({ removed }) => removed.length > 0);
  return (
    <ActionForm action={removePlacesAction} labels={labels}>
      {people.map((person) => (
        <Person key={person.id} person={person} />
      ))}
      {people.length === 0 && <p className="text-muted">{t("remove_nothing")}</p>}
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/users">{canGo ? t("cancel") : t("back")}</LinkButton>
        {canGo && (
          <SubmitButton variant="danger" pendingLabel={pending}>
            {t("remove")}
          </SubmitButton>
        )}
      </div>
    </ActionForm>
  );
}

async function Person({ person }: { person: RemovalOfPerson }) {
  const t = await getTranslations("users");
  const { id, name, email, isSelf, removed, stillByRule, left, isAll } = person;
  return (
    <section className="flex flex-col gap-3 border-b border-line pb-4 last-of-type:border-0">
      <h2 className="font-semibold wrap-anywhere">{t("remove_person", { name, email })}</h2>
      {isSelf && removed.length > 0 && <Alert tone="warning" title={t("remove_self")} />}
      {removed.length > 0 && (
        <div>
          <p className="text-muted">{t("remove_loses")}</p>
          <ul className="list-disc ps-5">
            {removed.map((contractNumber) => (
              <li key={contractNumber}>
                <input type="hidden" name="places" value={placeKey({ person: id, contractNumber })} />
                {contractNumber}
              </li>
            ))}
          </ul>
          {isAll && !isSelf && <p className="mt-2">{t("remove_all")}</p>}
        </div>
      )}
      {stillByRule.length > 0 && <Alert title={t("remove_still", { numbers: stillByRule.join(", ") })} />}
      {left.length > 0 && (
        <div>
          <p className="text-muted">{t("remove_keeps")}</p>
          <ul className="flex list-disc flex-col gap-3 ps-5">
            {left.map(({ contractNumber, because }) => (
              <li key={contractNumber}>
                <p className="font-medium">{contractNumber}</p>
                <WhyNot refusal={because} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
