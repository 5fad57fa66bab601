import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { withdrawRequestAction } from "@/lib/users/requests/actions";
import { loadOwnRequests } from "@/lib/users/requests/loaders";
import type { OwnRequest } from "@/lib/users/requests/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Card } from "../ui/card";

/** The viewer's own open requests on a surface of their own; nothing where there are none. */
export async function OwnRequests() {
  const [t, own] = await Promise.all([getTranslations("requests"), loadOwnRequests()]);
  if (own.length === 0) return null;
  return (
    <Card title={t("own_title")}>
      <OwnRequestList />
    </Card>
  );
}

/** The same without a surface. One form, so that what it answers outlasts the line that was withdrawn. */
export async function OwnRequestList({ heading }: { heading?: string }) {
  const [own, { labels }] = await Promise.all([loadOwnRequests(), formTexts()]);
  return (
    <ActionForm action={withdrawRequestAction} labels={labels} className="flex flex-col gap-3">
      {heading && own.length > 0 && <h2 className="font-semibold">{heading}</h2>}
      {own.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {own.map((request) => (
            <OwnRequestLine key={request.id} request={request} />
          ))}
        </ul>
      )}
    </ActionForm>
  );
}

async function OwnRequestLine({ request }: { request: OwnRequest }) {
  const [t, { pending }, locale] = await Promise.all([getTranslations("requests"), formTexts(), getLocale()]);
  const { id, number, askedOn, waitsUntil } = request;
  const dates = { asked: formatPlainDate(askedOn, locale), until: formatPlainDate(waitsUntil, locale) };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{number}</p>
        <p className="text-sm text-muted">{t("own_line", dates)}</p>
      </div>
      <SubmitButton variant="secondary" size="small" name="request" value={id} pendingLabel={pending}>
        {t("withdraw")}
        <span className="sr-only"> {number}</span>
      </SubmitButton>
    </li>
  );
}
