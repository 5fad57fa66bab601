import { partOf, totalsWithTax } from "@/lib/catalog/pricing/rules";
import { today } from "@/lib/platform/clock";
import { addDays, addMonths, daysBetween, type PlainDate, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { placeOf, seedId } from "./ids";
import { type DemoQuote, QUOTES } from "./offers";
import { CONTRACTS, SELLERS } from "./world";

/** Rows of every quote, behind the signed documents and the orders that accepted ones need. */
export async function seedQuotes(tx: Tx): Promise<void> {
  for (const quote of QUOTES) await seedQuote(tx, quote);
}

async function seedQuote(tx: Tx, quote: DemoQuote): Promise<void> {
  const contract = CONTRACTS.find(({ number }) => number === quote.contract);
  if (!contract) throw new Error(`the demo world has no contract ${quote.contract}`);
  const place = placeOf(contract.group);
  const { timeZone, currency } = SELLERS[place.seller];
  const day = await today(tx, timeZone);
  const endsOn = addDays(day, quote.endsIn ?? contract.endsIn);
  const [firstOn, lastOn] = [addDays(addMonths(endsOn, -contract.termMonths), 1), endsOn];
  const term = { firstOn, lastOn, months: BigInt(contract.termMonths), fromOn: addDays(day, quote.startsIn) };
  const id = seedId("quote-row", quote.number);
  const accountId = seedId("account", place.account);
  const lines = await linesOf(tx, quote, term);
  const { net, tax, total } = totalsWithTax(lines, quote.taxRate ?? null, currency);
  await tx.quote.create({
    data: {
      ...{ id, accountId, billGroupId: seedId("group", contract.group), number: quote.number, currency },
      ...{ contractId: seedId("contract", contract.number), sellerEntityId: seedId("seller", place.seller) },
      ...{ title: quote.title, message: quote.message ?? null, terms: quote.terms ?? null },
      ...{ origin: quote.pickedBy ? "customer" : "seller", taxRate: quote.taxRate ?? null },
      ...{ netMinor: net.minor, taxMinor: tax.minor, totalMinor: total.minor },
      createdById: quote.pickedBy ? seedId("person", quote.pickedBy) : null,
      expiresOn: toDateColumn(addDays(day, quote.expiresIn)),
      startsOn: quote.status === "accepted" ? toDateColumn(term.fromOn) : null,
      endsOn: toDateColumn(endsOn),
      ...(await waysOf(tx, quote, day)),
    },
  });
  await tx.quoteLine.createMany({
    data: lines.map((line, index) => ({ ...line, accountId, quoteId: id, rank: index + 1 })),
  });
}

const MADE_BEFORE_DAYS = 1;
const at = (day: PlainDate): Date => new Date(toDateColumn(day).getTime() + 18 * 3_600_000);

/** What happened to it, and when. */
async function waysOf(tx: Tx, quote: DemoQuote, day: PlainDate) {
  const { status, publishedIn } = quote;
  const publishedAt = status === "draft" ? null : at(addDays(day, publishedIn));
  const endedAt = await endOf(tx, quote, day);
  return {
    ...{ status, publishedAt, endedAt, declineReason: quote.reason ?? null },
    createdAt: at(addDays(day, publishedIn - MADE_BEFORE_DAYS)),
    endedById: quote.endedBy ? seedId("person", quote.endedBy) : null,
  };
}

/** An accepted one ended as its document was signed. */
async function endOf(tx: Tx, { status, number, endedIn = 0 }: DemoQuote, day: PlainDate): Promise<Date | null> {
  if (status === "draft" || status === "published") return null;
  if (status !== "accepted") return at(addDays(day, endedIn));
  return (await tx.signedQuote.findUniqueOrThrow({ where: { number }, select: { signedAt: true } })).signedAt;
}

interface Term {
  readonly firstOn: PlainDate;
  readonly lastOn: PlainDate;
  readonly months: bigint;
  /** The first day that the quote is about. */
  readonly fromOn: PlainDate;
}

const daysOf = (from: PlainDate, to: PlainDate): bigint => BigInt(daysBetween(from, to) + 1);

/** Priced as the price book would on the day: by the days from it to the contract's end. */
async function linesOf(tx: Tx, { lines, isOneMonth }: DemoQuote, { firstOn, lastOn, months, fromOn }: Term) {
  const known = await tx.product.findMany({ select: { id: true, name: true } });
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  return lines.map(({ product, quantity, kind, listMinor, discountPoints = 0 }) => {
    const monthlyMinor = partOf(listMinor, BigInt(10_000 - discountPoints), 10_000n);
    const aMonth = kind === "flat" ? monthlyMinor : monthlyMinor * BigInt(quantity);
    const amountMinor = isOneMonth ? aMonth : partOf(aMonth * months, daysOf(fromOn, lastOn), daysOf(firstOn, lastOn));
    const priced = { description: product, quantity, kind, listMinor, monthlyMinor, discountPoints, amountMinor };
    return { ...priced, productId: ids.get(product) ?? null };
  });
}
