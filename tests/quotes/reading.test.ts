import { beforeEach, describe, expect, test } from "vitest";
import { viewerDb } from "@/lib/platform/db";
import { lockQuote } from "@/lib/quotes/facts";
import { getQuote } from "@/lib/quotes/queries";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";

const [ADA, BEN, FAY, HAL] = ["ada@acme.example", "ben@acme.example", "fay@dune.example", "hal@dune.example"];

beforeEach(freshDemo);

const quoteOf = async (email: string, number: string) => getQuote(await viewerOf(email), number);
const locked = async (email: string, number: string) => {
  const ctx = await ctxOf(email, "quotes.decide");
  return viewerDb(ctx.viewer, (tx) => lockQuote(tx, ctx, number));
};
const usd = (minor: bigint) => ({ minor, currency: "USD" });

describe("a quote", () => {
  test("[QUO-1] has its lines, what they come to, and both parties as an invoice would name them", async () => {
    const quote = await quoteOf(FAY, "Q-701");
    expect(quote).toMatchObject({ status: "published", contractNumber: "C-4001", total: usd(129_074n), isOwn: false });
    expect(quote.lines).toMatchObject([
      { description: "Cloud Seat", quantity: 5, monthly: usd(4000n), amount: usd(99_288n) },
      { description: "Analytics Add-on", quantity: 5, monthly: usd(1200n), amount: usd(29_786n) },
    ]);
    expect(quote.billTo).toMatchObject({ name: "Dune Analytics" });
    expect(quote.billTo.lines).toEqual(["Fay Dunn", "2100 Westlake Avenue", "Seattle, WA 98121", "United States"]);
    expect(quote.billedBy).toMatchObject({ name: "Fjord Cloud Inc.", taxId: "94-0000000" });
    expect([quote.acceptance, quote.declining]).toEqual([{ allowed: true }, { allowed: true }]);
  });

  test("[QUO-1] an accepted one says who signed it and which order it became", async () => {
    const quote = await quoteOf(BEN, "Q-700");
    expect(quote).toMatchObject({
      status: "accepted",
      orderNumber: "O-700",
      signed: { name: "Ada Byron", email: ADA },
    });
    expect(quote.acceptance).toMatchObject({ reason: "quotes.accepted", params: { on: quote.endedOn } });
  });

  test("[QUO-9, WHY-1] without manage billing it can be read, and who holds it is named", async () => {
    const { acceptance, declining } = await quoteOf(HAL, "Q-701");
    for (const decision of [acceptance, declining])
      expect(decision).toMatchObject({ reason: "quotes.manage_billing_only", ask: { name: "Fay Dunn", email: FAY } });
  });

  test("[ACC-6] drafts and others' quotes are not found", async () => {
    expect(await outcomeOf(quoteOf(FAY, "Q-703"))).toBe("access.not_found");
    expect(await outcomeOf(quoteOf(FAY, "Q-700"))).toBe("access.not_found");
    expect(await outcomeOf(quoteOf(FAY, "Q-9999"))).toBe("access.not_found");
  });
});

describe("locking a quote", () => {
  test.each([
    [FAY, "Q-701", "published"],
    [HAL, "Q-701", "published"],
    [ADA, "Q-702", "expired"],
    [ADA, "Q-700", "accepted"],
  ])("[QUO-1] for %s gives %s as it is: %s", async (email, number, status) => {
    expect(await locked(email, number)).toMatchObject({ number, status });
  });

  test("[ACC-6] finds no draft and nobody else's", async () => {
    expect(await outcomeOf(locked(FAY, "Q-703"))).toBe("access.not_found");
    expect(await outcomeOf(locked(FAY, "Q-700"))).toBe("access.not_found");
  });
});
