import { randomUUID } from "node:crypto";
import type { PricedLine } from "@/lib/catalog/types";
import { addDays, fromDateColumn, plainDate } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { acceptQuote } from "@/lib/quotes/acceptance/commands/accept-quote";
import { acceptQuoteInput } from "@/lib/quotes/acceptance/schema";
import { writeQuote } from "@/lib/quotes/commands";
import type { QuoteDraft } from "@/lib/quotes/types";
import { row } from "../setup/admin";
import { ctxOf } from "../setup/world";

export const ADA = "ada@acme.example";
export const BEN = "ben@acme.example";
export const DAN = "dan@birch.example";
export const FAY = "fay@dune.example";
export const HAL = "hal@dune.example";

export const buyer = (email: string): Promise<ViewerCtx> => ctxOf(email, "quotes.decide");

const seats: PricedLine = {
  ...{ productId: null, description: "Cloud Seat", quantity: 5, kind: "tiered", discountPoints: 1000 },
  ...{ listMinor: 4000n, monthlyMinor: 3600n, amountMinor: 89_260n },
};
const support: PricedLine = {
  ...{ productId: null, description: "Premium Support", quantity: 1, kind: "percent_of_rest", discountPoints: 0 },
  ...{ listMinor: 3600n, monthlyMinor: 3600n, amountMinor: 17_852n },
};

interface Wanted extends Partial<Omit<QuoteDraft, "expiresOn" | "startsOn" | "lines">> {
  readonly contract?: string;
  /** Days from today; below zero it has expired. */
  readonly expiresIn?: number;
  /** Days from today; without it the service begins when it is signed. */
  readonly startsIn?: number;
  readonly lines?: QuoteDraft["lines"];
}

/** A quote of the tests' own that extends a contract of the demo world, published unless told otherwise; its number. */
export async function quoteFor({
  contract = "C-4001",
  expiresIn = 14,
  startsIn,
  ...rest
}: Wanted = {}): Promise<string> {
  const found = await row<{
    id: string;
    account_id: string;
    bill_group_id: string;
    seller_entity_id: string;
    currency: string;
    ends_on: string;
    today: Date;
  }>(
    `SELECT contract.id, contract.account_id, bill_group_id, seller_entity_id, contract.currency, ends_on::text,
            portal.today(time_zone) + time '00:00' AT TIME ZONE 'UTC' AS today
     FROM contract JOIN bill_group ON bill_group.id = bill_group_id JOIN seller_entity seller ON seller.id = seller_entity_id
     WHERE contract.number = $1`,
    [contract],
  );
  const today = fromDateColumn(found.today);
  const number = `T-${randomUUID().slice(0, 13)}`;
  await systemDb((tx) =>
    writeQuote(tx, {
      ...{ id: randomUUID(), accountId: found.account_id, billGroupId: found.bill_group_id, contractId: found.id },
      ...{ newContractNumber: null, sellerEntityId: found.seller_entity_id, number, currency: found.currency },
      ...{ status: "published", origin: "seller", title: "More seats", message: null, terms: "Net 30.", taxRate: null },
      ...{ expiresOn: addDays(today, expiresIn), startsOn: startsIn === undefined ? null : addDays(today, startsIn) },
      ...{ endsOn: plainDate(found.ends_on), createdById: null },
      lines: [seats, support].map((line) => ({ ...line, replacesId: null })),
      ...rest,
    }),
  );
  return number;
}

const TYPED = { poNumber: "PO-77", signerName: "Fay Dunn", signerTitle: "CFO", agreed: "on" };

/** Signs as somebody does in the form. */
export const accept = async (who: string | ViewerCtx, number: string, typed: Partial<typeof TYPED> = {}) =>
  acceptQuote(typeof who === "string" ? await buyer(who) : who, acceptQuoteInput.parse({ number, ...TYPED, ...typed }));
