import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { loadWaitingRequests } from "@/lib/users/requests/loaders";
import { requestPath } from "@/lib/users/requests/rules";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";

/** Who asks for access to a contract that the viewer is a contact of; nothing where nobody does [ACC-9]. */
export async function WaitingRequests() {
  const [t, locale, waiting] = await Promise.all([getTranslations("requests"), getLocale(), loadWaitingRequests()]);
  if (waiting.length === 0) return null;
  return (
    <Card title={t("waiting_title")} description={t("waiting_description")}>
      <ul className="flex flex-col divide-y divide-line">
        {waiting.map(({ id, name, email, contract, askedOn, expiresOn }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{email}</p>
              <p className="wrap-anywhere">{name}</p>
              <p className="text-sm text-muted">
                {t("waiting_line", {
                  contract,
                  asked: formatPlainDate(askedOn, locale),
                  until: formatPlainDate(expiresOn, locale),
                })}
              </p>
            </div>
            <LinkButton size="small" href={requestPath(id)} aria-label={t("answer_label", { name, contract })}>
              {t("answer")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
