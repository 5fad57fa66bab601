import { addressTabPath } from "@/lib/contracts/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import type { QuoteDetails } from "@/lib/quotes/types";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";

/** Whom the invoice is made out to, as it will print it, and where that is changed. */
export async function AcceptanceBilling({ quote }: { quote: QuoteDetails }) {
  const t = await getTranslations("acceptance");
  const { billTo, billedBy, contractId, contractNumber } = quote;
  return (
    <>
      <DescriptionList
        items={[
          {
            term: t("bill_to"),
            value: <span className="whitespace-pre-line">{[billTo.name, ...billTo.lines].join("\n")}</span>,
          },
          { term: t("vat_number"), value: billTo.taxId ?? t("none") },
          { term: t("registration_number"), value: billTo.registrationNumber ?? t("none") },
          { term: t("billed_by"), value: billedBy.name },
        ]}
      />
      {contractId && (
        <p>
          <TextLink href={addressTabPath(contractNumber)}>{t("change_address")}</TextLink>
        </p>
      )}
    </>
  );
}
