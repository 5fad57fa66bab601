import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { removePlacesAction } from "@/lib/users/actions";
import { placeKey } from "@/lib/users/rules";
import type { RemovalOfPerson, RemovalPreview } from "@/lib/users/types";
import { ActionForm, UntilDone } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";
import { ContactLine } from "../ui/contact-line";
import { LinkButton } from "../ui/link-button";

interface RemovalFormProps extends RemovalPreview {
  /** Where the ticks were made. */
  back: string;
  isAnyTicked: boolean;
}

/** Who loses what, and what is left and why; then the button that does it [USR-4, USR-5]. */
export async function RemovalForm({ people, back, isAnyTicked }: RemovalFormProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("users"), formTexts()]);
  const canGo = people.some(({ removed }) => removed.length > 0);
  return (
    <ActionForm action={removePlacesAction} labels={labels}>
      {people.map((person) => (
        <Person key={person.id} person={person} />
      ))}
      {people.length === 0 && (
        <UntilDone>
          <p className={isAnyTicked ? "text-muted" : "font-medium"}>
            {isAnyTicked ? t("remove_nothing") : t("remove_unticked")}
          </p>
        </UntilDone>
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={back}>{canGo ? t("cancel") : t("back")}</LinkButton>
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
      {left.length > 0 && <Left left={left} />}
    </section>
  );
}

/** What stays and why, each contract by itself, and once whoever can help [USR-5, WHY-1]. */
async function Left({ left }: Pick<RemovalOfPerson, "left">) {
  const [t, tHelp, chosen] = await Promise.all([getTranslations("users"), getTranslations("help"), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  const helpers = new Map(
    left.flatMap(({ because: { ask } }) => (ask ? [[`${ask.email} ${ask.phone}`, ask] as const] : [])),
  );
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t("remove_keeps")}</p>
      <ul className="flex list-disc flex-col gap-2 ps-5">
        {left.map(({ contractNumber, because }) => (
          <li key={contractNumber}>
            <span className="font-medium">{contractNumber}</span>
            {[because, ...because.also].map((reason) => (
              <p key={reason.reason}>{explain(reason, locale)}</p>
            ))}
          </li>
        ))}
      </ul>
      {[...helpers].map(([key, helper]) => (
        <ContactLine key={key} lead={tHelp("title")} {...helper} />
      ))}
    </div>
  );
}
