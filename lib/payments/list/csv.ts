import { type CsvFile, inBatches } from "@/lib/platform/csv";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { listPaymentsBehind, listPaymentsUnderWay } from "./queries";
import type { PaymentSearch } from "./schema";
import type { PaymentLine } from "./types";

/** The list as it is filtered, all of it: money in above zero, what went back below [PAY-9]. */
export function paymentsCsv(viewer: Viewer, search: PaymentSearch, locale: Locale): CsvFile<PaymentLine> {
  const t = translator(locale);
  return {
    name: t("payments.list.file"),
    columns: [
      { header: t("payments.list.on"), kind: "date", value: ({ on }) => on },
      { header: t("payments.list.kind"), kind: "text", value: ({ kind }) => t(`payments.list.kind_${kind}`) },
      { header: t("payments.number"), kind: "text", value: ({ number }) => number },
      {
        header: t("payments.method"),
        kind: "text",
        value: (line) => methodText(line, locale),
      },
      { header: t("payments.list.status"), kind: "text", value: ({ status }) => t(`payments.list.status_${status}`) },
      { header: t("payments.amount"), kind: "money", value: ({ amount }) => amount },
      { header: t("payments.list.unapplied"), kind: "money", value: ({ unapplied }) => unapplied },
      { header: t("payments.list.currency"), kind: "text", value: ({ amount }) => amount.currency },
      { header: t("payments.list.invoices"), kind: "text", value: (line) => invoicesText(line) },
      {
        header: t("payments.list.extent"),
        kind: "text",
        value: ({ isPart }) => t(isPart ? "payments.list.extent_part" : "payments.list.extent_whole"),
      },
    ],
    rows: rowsOf(viewer, search),
  };
}

async function* rowsOf(viewer: Viewer, search: PaymentSearch): AsyncGenerator<PaymentLine> {
  yield* await listPaymentsUnderWay(viewer, search);
  yield* inBatches<PaymentLine>((last) => listPaymentsBehind(viewer, search, last));
}

/** How it was paid: what tells a card from others only where the reader may know. */
function methodText(
  { method, methodName, last4 }: Pick<PaymentLine, "method" | "methodName" | "last4">,
  locale: Locale,
): string {
  const t = translator(locale);
  if (methodName && last4) return t("payments.method_ending", { name: methodName, last4 });
  return methodName ?? t(`payments.list.method_${method}`);
}

const invoicesText = ({ shares, moreShares }: PaymentLine): string =>
  [...shares.map(({ number }) => number), ...(moreShares > 0 ? [`+${moreShares}`] : [])].join(" ");
