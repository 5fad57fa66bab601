import { partOf, totalsWithTax } from "@/lib/catalog/pricing/rules";
import { today } from "@/lib/platform/clock";
import {
  addDays,
  addMonths,
  calendarDay,
  daysBetween,
  fromDateColumn,
  type PlainDate,
  toDateColumn,
} from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { firstEdition } from "./catalog";
import { placeOf, seedId } from "./ids";
import { type DemoOrder, ORDERS, PO } from "./ordered";
import { CONTRACTS, FURTHER_SUBSCRIPTIONS, SELLERS } from "./world";

const FIRST_NUMBER = 601;
/** Percent; the American entity charges none. */
const TAX_RATE = { inc: null, ab: "25" } as const;

interface LaidLine {
  readonly product: string;
  readonly quantity: number;
  readonly monthlyMinor: bigint;
  readonly amountMinor: bigint;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** An order with its day and what it comes to. */
export interface LaidOrder extends Omit<DemoOrder, "products" | "daysBefore"> {
  readonly number: string;
  readonly placedAt: Date;
  readonly quoteNumber?: string;
  readonly lines: readonly LaidLine[];
}

function contractOf(number: string) {
  const contract = CONTRACTS.find((known) => known.number === number);
  if (!contract) throw new Error(`the demo world has no contract ${number}`);
  return { ...contract, place: placeOf(contract.group) };
}

/** In the middle of the day of both sellers. */
const onDay = (day: PlainDate): Date => new Date(toDateColumn(day).getTime() + 17 * 3_600_000);

/** Every contract's orders with their days, numbered by age: what it began with, and what came later. */
export async function layOutOrders(tx: Tx): Promise<LaidOrder[]> {
  const laid: Omit<LaidOrder, "number">[] = [];
  for (const { products, daysBefore, ...order } of ORDERS) {
    const day = await today(tx, SELLERS[contractOf(order.contract).place.seller].timeZone);
    const lines = products.map((product) => lineOf(order, product, day));
    laid.push({ ...order, lines, placedAt: onDay(addDays(lines[0]?.startsOn ?? day, -daysBefore)) });
  }
  laid.sort((left, right) => left.placedAt.getTime() - right.placedAt.getTime());
  return laid.map((order, index) => ({ ...order, number: `O-${FIRST_NUMBER + index}` }));
}

/** What a product costs for the contract's whole term, or by days of it where it came later. */
function lineOf(
  { contract: number, later }: Pick<DemoOrder, "contract" | "later">,
  product: string,
  day: PlainDate,
): LaidLine {
  const { endsIn, termMonths, products } = contractOf(number);
  const lastOn = addDays(day, endsIn);
  const term = { startsOn: addDays(addMonths(lastOn, -termMonths), 1), endsOn: lastOn };
  const further = FURTHER_SUBSCRIPTIONS.find(
    (one) => one.contract === number && one.product === product && one.status === later,
  );
  const first = products.find(([name]) => name === product);
  const [quantity, monthlyMinor] = further
    ? [further.quantity, further.unitMinor]
    : first
      ? [first[1], first[2]]
      : [0, 0n];
  const span = further ? { startsOn: addDays(day, further.startsIn), endsOn: addDays(day, further.endsIn) } : term;
  const amountMinor = partOf(BigInt(quantity * termMonths) * monthlyMinor, daysOf(span), daysOf(term));
  return { ...span, product, quantity, monthlyMinor, amountMinor };
}

const daysOf = ({ startsOn, endsOn }: { startsOn: PlainDate; endsOn: PlainDate }): bigint =>
  BigInt(daysBetween(startsOn, endsOn) + 1);

/** With which order a subscription came; `later` is the status of one that came after its contract began. */
export function orderIdOf(orders: readonly LaidOrder[], contract: string, product: string, later?: string): string {
  const found = orders.find(
    (order) =>
      order.contract === contract && order.later === later && order.lines.some((line) => line.product === product),
  );
  if (!found) throw new Error(`${product} of ${contract} came with no order`);
  return seedId("order", found.number);
}

/** The orders of a contract, before the subscriptions that came with them. */
export async function seedOrdersOf(tx: Tx, contract: string, orders: readonly LaidOrder[]): Promise<void> {
  for (const order of orders.filter((one) => one.contract === contract)) await seedOrder(tx, order);
}

async function seedOrder(tx: Tx, { number, contract, placedAt, by, poNumber, quoteNumber, lines }: LaidOrder) {
  const { place } = contractOf(contract);
  const { timeZone, currency } = SELLERS[place.seller];
  const ids = { accountId: seedId("account", place.account), contractId: seedId("contract", contract) };
  const orderId = seedId("order", number);
  const { net, tax, total } = totalsWithTax(lines, TAX_RATE[place.seller], currency);
  await tx.customerOrder.create({
    data: {
      ...{ ...ids, id: orderId, sellerEntityId: seedId("seller", place.seller), number, currency, placedAt },
      ...{ placedOn: toDateColumn(calendarDay(placedAt, timeZone)), placedBy: by },
      ...{ quoteNumber: quoteNumber ?? null, poNumber: poNumber ?? null },
      ...{ netMinor: net.minor, taxMinor: tax.minor, totalMinor: total.minor },
    },
  });
  const known = await tx.product.findMany({ select: { id: true, name: true } });
  await tx.customerOrderLine.createMany({
    data: lines.map(({ product, startsOn, endsOn, ...line }, index) => ({
      ...{ ...ids, ...line, orderId, rank: index + 1, description: product },
      ...{ startsOn: toDateColumn(startsOn), endsOn: toDateColumn(endsOn) },
      productId: known.find(({ name }) => name === product)?.id ?? null,
    })),
  });
}

/**
 * What came of the quote that Ada signed, with its subscriptions: invoiced through their last day, so that no later invoice
 * holds them.
 */
export async function seedSignedOrder(tx: Tx): Promise<void> {
  const [number, quoteNumber] = ["O-700", "Q-700"];
  const { contract, lines, ...quote } = await tx.quote.findUniqueOrThrow({
    where: { number: quoteNumber },
    include: { lines: { orderBy: { rank: "asc" } }, contract: true },
  });
  const signed = await tx.signedQuote.findUniqueOrThrow({ where: { number: quoteNumber } });
  if (!contract || !quote.startsOn) throw new Error("the signed quote extends a contract from a day on");
  const span = { startsOn: fromDateColumn(quote.startsOn), endsOn: fromDateColumn(quote.endsOn) };
  const laid = lines.map(({ description: product, quantity, monthlyMinor, amountMinor }) => ({
    ...{ ...span, product, quantity, monthlyMinor, amountMinor },
  }));
  const { signedAt: placedAt, signerName: by } = signed;
  await seedOrder(tx, {
    ...{ number, quoteNumber, placedAt, by, lines: laid, contract: contract.number },
    poNumber: PO,
  });
  await tx.subscription.createMany({
    data: laid.map(({ product, quantity, monthlyMinor }) => ({
      ...{ id: seedId("subscription", `${number}:${product}`), product, quantity, status: "active" as const },
      edition: firstEdition(product),
      ...{ accountId: quote.accountId, contractId: contract.id, orderId: seedId("order", number) },
      ...{ unitPriceMinor: monthlyMinor, currency: quote.currency, startsOn: quote.startsOn as Date },
      ...{ endsOn: quote.endsOn, billedThrough: quote.endsOn },
    })),
  });
}

/** An order belongs to the invoices of its contract that hold what was ordered, in that number. */
export async function seedOrderInvoices(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO customer_order_invoice (account_id, contract_id, order_id, invoice_id)
    SELECT DISTINCT placed.account_id, placed.contract_id, placed.id, invoice.id
    FROM customer_order placed
    JOIN customer_order_line ordered ON ordered.order_id = placed.id
    JOIN invoice ON invoice.contract_id = placed.contract_id AND invoice.issued_on >= placed.placed_on
      AND invoice.voided_at IS NULL
    JOIN invoice_line billed ON billed.invoice_id = invoice.id AND billed.description = ordered.description
      AND billed.quantity = ordered.quantity`;
}
