import { paymentsPath } from "@/lib/payments/list/rules";
import type { PaymentSearch } from "@/lib/payments/list/schema";
import { isPlainDate } from "@/lib/platform/dates";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CloseIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";

/** Which filters hold, each with a way to take it off. */
export async function PaymentFilters({ search }: { search: PaymentSearch }) {
  const [t, texts, locale] = await Promise.all([
    getTranslations("payments.list"),
    getTranslations("invoices"),
    getLocale(),
  ]);
  const { after: _after, before: _before, ...filters } = search;
  const { q, status, contract, from, to } = filters;
  const day = (text: string) => (isPlainDate(text) ? formatPlainDate(text, locale) : text);
  const active = [
    ...(q ? [{ name: "q", label: texts("search"), value: q }] : []),
    ...(status ? [{ name: "status", label: t("status"), value: t(`filter_${status}`) }] : []),
    ...(contract ? [{ name: "contract", label: texts("filter_contract"), value: contract }] : []),
    ...(from ? [{ name: "from", label: t("filter_from"), value: day(from) }] : []),
    ...(to ? [{ name: "to", label: t("filter_to"), value: day(to) }] : []),
  ];
  if (active.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <ul aria-label={texts("active_filters")} className="flex min-w-0 flex-wrap gap-2">
        {active.map(({ name, label, value }) => (
          <li key={name} className="min-w-0">
            <LinkButton size="small" href={paymentsPath({ ...filters, [name]: undefined })} className="wrap-anywhere">
              <span>
                <span className="font-normal text-muted">{label}:</span> {value}
              </span>
              <CloseIcon />
              <span className="sr-only">{texts("remove_filter")}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
      <TextLink href="/payments" className="inline-flex min-h-6 items-center text-sm">
        {texts("clear")}
      </TextLink>
    </div>
  );
}
