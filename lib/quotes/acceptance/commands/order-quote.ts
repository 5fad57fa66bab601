import { issueInvoice } from "@/lib/invoices/commands";
import { readIssuingParties } from "@/lib/invoices/issuing/queries";
import { billOrder, placeOrder } from "@/lib/orders/commands";
import type { Tx } from "@/lib/platform/db";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import { addSubscriptions, replaceSubscription } from "@/lib/subscriptions/commands";
import { nextNumber } from "../../commands";
import { billedAs, dueNow, firstDay, invoiceLines } from "../rules";
import type { AcceptQuoteInput } from "../schema";
import type { Ordered, OrderedLine } from "../types";

/** What a signed quote came to. */
export interface PlacedOrder {
  readonly number: string;
  /** The reference of the invoice; null where nothing is due now. */
  readonly invoice: string | null;
}

interface Contract {
  readonly id: string;
  readonly number: string;
}

/** The order of a quote with its subscriptions and, where it is due now, its invoice; through the system's door. */
export async function orderQuote(
  tx: Tx,
  ordered: Ordered,
  contract: Contract,
  { poNumber, signerName }: Pick<AcceptQuoteInput, "poNumber" | "signerName">,
): Promise<PlacedOrder> {
  const { accountId, sellerEntityId, currency, net, tax, today, now, endsOn, number: quoteNumber } = ordered;
  const ids = { accountId, contractId: contract.id };
  const order = { id: newId(), number: await nextNumber(tx, sellerEntityId, "order") };
  const startsOn = firstDay(ordered.startsOn, today);
  await placeOrder(tx, {
    ...{ ...ids, ...order, sellerEntityId, quoteNumber, placedAt: now, placedOn: today, placedBy: signerName },
    ...{ currency, netMinor: net.minor, taxMinor: tax.minor, poNumber },
    lines: ordered.lines.map(({ productId, description, quantity, monthlyMinor, amountMinor }) => ({
      ...{ productId, description, quantity, monthlyMinor, amountMinor, startsOn, endsOn },
    })),
  });
  const invoice = await invoiceOrder(tx, ordered, { contract, orderId: order.id, poNumber });
  await subscribe(tx, ordered, { contractId: contract.id, orderId: order.id, isBilled: invoice !== null });
  return { number: order.number, invoice };
}

interface Billed {
  readonly contract: Contract;
  readonly orderId: string;
  readonly poNumber: string | null;
}

/** All of it at once, where the service has begun; its reference. */
async function invoiceOrder(tx: Tx, ordered: Ordered, { contract, orderId, poNumber }: Billed): Promise<string | null> {
  const { accountId, billGroupId, sellerEntityId, currency, today, taxRate, net, tax, number: quoteNumber } = ordered;
  const due = dueNow(ordered, today);
  if (!due) return null;
  const { billTo, billedBy, bank } = await readIssuingParties(tx, { billGroupId, contractId: contract.id, currency });
  const [id, number] = [newId(), await nextNumber(tx, sellerEntityId, "invoice")];
  const reference = await issueInvoice(tx, {
    ...{ id, accountId, billGroupId, contractId: contract.id, sellerEntityId, number, currency, poNumber, quoteNumber },
    ...{ issuedOn: today, dueOn: due.dueOn, buyerReference: null, billTo, billedBy, terms: null, notes: [] },
    payTo: bank ? { ...bank, reference: number } : null,
    ...invoiceLines(
      ordered.lines.map((line) => ({
        ...{ description: line.description, details: detailsOf(line, ordered) },
        amount: money(line.amountMinor, currency),
      })),
      { taxRate, net, tax },
    ),
    ...{ adjustments: [], prepaidMinor: 0n, roundingMinor: 0n, sourceHash: null },
  });
  await billOrder(tx, { accountId, contractId: contract.id, orderId, invoiceId: id });
  return reference;
}

/** What the amount of a line is made of, in the account's language. */
function detailsOf({ quantity, kind, monthlyMinor }: OrderedLine, ordered: Ordered): string {
  const { locale, currency, startsOn, today, endsOn } = ordered;
  const isOfUnit = kind === "tiered" || kind === "per_unit";
  return translator(locale)(isOfUnit ? "document.order_line_units" : "document.order_line_whole", {
    ...{ quantity, price: formatMoney(money(monthlyMinor, currency), locale) },
    from: formatPlainDate(firstDay(startsOn, today), locale),
    to: formatPlainDate(endsOn, locale),
  });
}

/** The contract's new subscriptions, in the place of those that they replace. */
async function subscribe(
  tx: Tx,
  { accountId, lines, frequency, currency, startsOn, endsOn, today }: Ordered,
  { contractId, orderId, isBilled }: { contractId: string; orderId: string; isBilled: boolean },
): Promise<void> {
  const from = firstDay(startsOn, today);
  for (const { replacesId: id } of lines) if (id) await replaceSubscription(tx, { contractId, id, from, today });
  await addSubscriptions(
    tx,
    lines.map((line) => ({
      ...{ id: newId(), accountId, contractId, orderId, product: line.description, edition: line.edition, currency },
      ...billedAs(line, frequency),
      status: from > today ? "scheduled" : "active",
      ...{ startsOn: from, endsOn, billedThrough: isBilled ? endsOn : null },
    })),
  );
}
