import { quantityField } from "@/lib/catalog/rules";
import type { ProductSelection } from "@/lib/catalog/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { Card } from "../ui/card";
import { AskForm } from "./ask-form";
import { QuoteForm } from "./quote-form";
import { SelectionTotals } from "./selection-totals";

/** What comes of the quantities: what they cost, a quote, or a request to the account executive. */
export async function SelectionOutcome({ selection, formKey }: { selection: ProductSelection; formKey: string }) {
  const t = await getTranslations("products");
  const { picked, totals, hasProblems, adding, asking, waitSeconds, products } = selection;
  const typed = Object.fromEntries(
    products.flatMap((product) => (product.typed ? [[quantityField(product.productId), product.typed]] : [])),
  );
  const isForRequest = !adding.allowed || picked.some(({ needsApproval }) => needsApproval);
  return (
    <div aria-live="polite" className="flex flex-col gap-5 empty:hidden">
      {waitSeconds > 0 && <Alert tone="warning" title={t("too_many_prices", { seconds: waitSeconds })} />}
      {totals && !hasProblems && (
        <Card title={t("totals_title")} className="max-w-[42rem]">
          <div className="flex flex-col gap-5">
            <SelectionTotals totals={totals} />
            <QuoteForm selection={selection} formKey={formKey} typed={typed} />
          </div>
        </Card>
      )}
      {hasProblems && <Alert tone="warning" title={t("correct_first")} />}
      {asking.allowed && isForRequest && picked.length > 0 && !hasProblems && (
        <Card title={t("ask_title")} description={t("ask_description")} className="max-w-[42rem]">
          <AskForm selection={selection} formKey={formKey} typed={typed} />
        </Card>
      )}
    </div>
  );
}
