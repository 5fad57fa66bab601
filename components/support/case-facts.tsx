import { contractPath } from "@/lib/contracts/rules";
import { invoicePath } from "@/lib/invoices/rules";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { CaseDetails } from "@/lib/support/types";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";

/** What it is about, and since when. */
export async function CaseFacts({ found: { number, contract, invoice, openedAt, timeZone } }: { found: CaseDetails }) {
  const [t, locale] = await Promise.all([getTranslations("support"), getLocale()]);
  return (
    <Card>
      <DescriptionList
        items={[
          { term: t("number"), value: number },
          ...(contract ? [{ term: t("about"), value: <About contract={contract} invoice={invoice} /> }] : []),
          { term: t("opened"), value: formatInstant(openedAt, locale, timeZone) },
        ]}
      />
    </Card>
  );
}

async function About({ contract, invoice }: { contract: string; invoice: CaseDetails["invoice"] }) {
  const t = await getTranslations("support");
  return (
    <span className="flex flex-col">
      {invoice && <TextLink href={invoicePath(invoice.reference)}>{t("invoice", { number: invoice.number })}</TextLink>}
      <TextLink href={contractPath(contract)}>{t("contract", { number: contract })}</TextLink>
    </span>
  );
}
