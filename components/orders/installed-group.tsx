import { upgradePath } from "@/lib/catalog/upgrades/rules";
import { contractPath } from "@/lib/contracts/rules";
import type { InstalledGroup as Group, InstalledProduct } from "@/lib/orders/installed/types";
import { orderPath } from "@/lib/orders/rules";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { subscriptionPath, subscriptionsPath } from "@/lib/subscriptions/rules";
import type { BillingFrequency } from "@/lib/subscriptions/types";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Status } from "../ui/status";
import { type Column, Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

interface InstalledGroupProps {
  group: Group;
  frequency: BillingFrequency;
  mayAsk: boolean;
}

/** What came with one order of one contract [QUO-4]. */
export async function InstalledGroup({ group, frequency, mayAsk }: InstalledGroupProps) {
  const [t, locale] = await Promise.all([getTranslations("installed"), getLocale()]);
  const { contractNumber, orderNumber, placedOn, products, count } = group;
  const name = orderNumber ? t("of_order", { contract: contractNumber, order: orderNumber }) : contractNumber;
  return (
    <Section
      title={
        <>
          <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink> ·{" "}
          {orderNumber ? (
            <TextLink href={orderPath(orderNumber)}>{orderNumber}</TextLink>
          ) : (
            <span className="font-normal text-muted">{t("no_order_number")}</span>
          )}
        </>
      }
      description={placedOn && t("ordered_on", { date: formatPlainDate(placedOn, locale) })}
    >
      <Table
        wide
        caption={t("of", { name })}
        rows={products}
        rowKey={({ id }) => id}
        columns={await columnsOf(frequency, mayAsk)}
      />
      {count > products.length && (
        <p className="mt-3 text-muted">
          {t("more_products", { count: count - products.length })}{" "}
          <TextLink href={subscriptionsPath({ contract: contractNumber })}>{t("all_of_contract")}</TextLink>
        </p>
      )}
    </Section>
  );
}

async function columnsOf(frequency: BillingFrequency, mayAsk: boolean): Promise<Column<InstalledProduct>[]> {
  const [t, tSubscriptions, locale] = await Promise.all([
    getTranslations("installed"),
    getTranslations("subscriptions"),
    getLocale(),
  ]);
  return [
    {
      id: "product",
      header: t("product"),
      kind: "title",
      cell: ({ id, product }) => <TextLink href={subscriptionPath(id)}>{product}</TextLink>,
    },
    { id: "edition", header: t("edition"), cell: (row) => <Edition product={row} mayAsk={mayAsk} /> },
    {
      id: "state",
      header: t("state"),
      cell: ({ deployment }) => (
        <Status tone={deployment === "active" ? "good" : "brand"}>{t(`state_${deployment}`)}</Status>
      ),
    },
    { id: "quantity", header: t("quantity"), kind: "number", cell: ({ quantity }) => quantity },
    {
      id: "price",
      header: tSubscriptions(`price_${frequency}`),
      kind: "number",
      cell: ({ price, quantity, unitPrice }) => (
        <span>
          <Money value={price} locale={locale} />
          <span className="block text-sm text-muted">
            {quantity} × {formatMoney(unitPrice, locale)}
          </span>
        </span>
      ),
    },
    {
      id: "term",
      header: t("term"),
      cell: ({ startsOn, endsOn }) => (
        <span>
          <CalendarDate date={startsOn} locale={locale} /> – <CalendarDate date={endsOn} locale={locale} />
        </span>
      ),
    },
  ];
}

interface EditionProps {
  product: InstalledProduct;
  mayAsk: boolean;
}

/** With the way to one above it, where its product has one and the reader may ask for it [QUO-8, QUO-9]. */
async function Edition({ product: { id, product, edition, hasLaterEdition }, mayAsk }: EditionProps) {
  const t = await getTranslations("installed");
  return (
    <span>
      {edition ?? <span className="text-muted">{t("no_edition")}</span>}
      {hasLaterEdition && mayAsk && (
        <TextLink
          href={upgradePath(id)}
          aria-label={t("upgrade_of", { product, edition: edition ?? "" })}
          className="block text-sm print:hidden"
        >
          {t("upgrade")}
        </TextLink>
      )}
    </span>
  );
}
