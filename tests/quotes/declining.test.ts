import { beforeEach, describe, expect, test } from "vitest";
import { viewerDb } from "@/lib/platform/db";
import { declineQuote } from "@/lib/quotes/declining/commands";
import { withdrawQuote } from "@/lib/quotes/publishing/commands";
import { getQuote } from "@/lib/quotes/queries";
import { declineQuoteInput } from "@/lib/quotes/schema";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs, queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { systemCtx } from "../setup/system";
import { moveClock, viewerOf } from "../setup/world";
import { ADA, accept, BEN, buyer, DAN, FAY, HAL, quoteFor } from "./quotes";

beforeEach(freshDemo);

const decline = async (email: string, quote: string, reason: string | undefined = "Too dear") =>
  declineQuote(await buyer(email), declineQuoteInput.parse({ quote, reason }));
const kept = (number: string) =>
  row<{ status: string; decline_reason: string | null }>("SELECT status, decline_reason FROM quote WHERE number = $1", [
    number,
  ]);

describe("declining a quote", () => {
  test("[QUO-1, CON-7] ends it with the reason, tells the account executive and the other contacts, and stands in History", async () => {
    await decline(FAY, "Q-701", "  We need only two. ");
    expect(await kept("Q-701")).toEqual({ status: "declined", decline_reason: "We need only two." });
    const quote = await getQuote(await viewerOf(HAL), "Q-701");
    expect(quote).toMatchObject({ status: "declined", declined: { by: "Fay Dunn", reason: "We need only two." } });
    const [mail] = await queuedMails();
    expect(mail).toMatchObject({ to: "anna.ae@fjord.example", subject: "Dune Analytics declined quote Q-701" });
    expect(mail?.text).toContain("We need only two.");
    expect((await queuedJobs()).map(({ task }) => task)).toEqual(["mail", "notice_of_change"]);
    expect(await rows("SELECT action, after ->> 'quote' AS quote, actor_email AS by FROM audit_event")).toEqual([
      { action: "quote.declined", quote: "Q-701", by: FAY },
    ]);
  });

  test.each([undefined, "", "  \n "])("[QUO-1] the seller is told why: %j is no reason", async (reason) => {
    expect(await refusalOf(decline(FAY, "Q-701", reason ?? ""))).toMatchObject({
      code: "INVALID",
      reason: "quotes.reason_missing",
    });
    expect((await kept("Q-701")).status).toBe("published");
    expect(declineQuoteInput.safeParse({ quote: "Q-1", reason: "x".repeat(2001) }).success).toBe(false);
  });

  test("[QUO-5] one's own is discarded, also without a reason, and no other contact is told", async () => {
    const number = await quoteFor({ origin: "customer" });
    await decline(FAY, number, "");
    expect(await kept(number)).toEqual({ status: "declined", decline_reason: null });
    expect((await queuedJobs()).map(({ task }) => task)).toEqual(["mail"]);
    expect((await queuedMails())[0]?.subject).toBe(`Dune Analytics discarded its own quote ${number}`);
    expect(await rows("SELECT action FROM audit_event")).toEqual([{ action: "quote.discarded" }]);
  });

  test("[QUO-9, WHY-1] takes manage billing; who holds it is named, and nothing is written", async () => {
    expect(await refusalOf(decline(HAL, "Q-701"))).toMatchObject({
      code: "RULE",
      refusal: { reason: "quotes.manage_billing_only", ask: { name: "Fay Dunn", email: FAY } },
    });
    expect(await rows("SELECT FROM audit_event")).toEqual([]);
    expect((await kept("Q-701")).status).toBe("published");
  });

  test("[ACC-8] may whom it was given", async () => {
    await change(
      `INSERT INTO billing_manager SELECT account_id, bill_group_id, (SELECT id FROM person WHERE email = $1), now()
       FROM contract WHERE number = 'C-4001'`,
      [HAL],
    );
    await decline(HAL, "Q-701");
    expect((await kept("Q-701")).status).toBe("declined");
  });

  test("[INV-11] a suspended account declines, and does not accept", async () => {
    const number = await quoteFor({ contract: "C-2001" });
    expect(await outcomeOf(accept(DAN, number))).toBe("quotes.suspended");
    await decline(DAN, number);
    expect((await kept(number)).status).toBe("declined");
  });

  test("[QUO-1] what has ended stays as it is, and says when it did", async () => {
    expect(await refusalOf(decline(ADA, "Q-702"))).toMatchObject({ reason: "quotes.expired" });
    expect(await refusalOf(decline(ADA, "Q-700"))).toMatchObject({ reason: "quotes.accepted" });
    await decline(FAY, "Q-701");
    expect(await refusalOf(decline(FAY, "Q-701"))).toMatchObject({ reason: "quotes.declined" });
    expect(await outcomeOf(accept(FAY, "Q-701"))).toBe("quotes.declined");
  });

  test("[QUO-1] through its last day, by the calendar of the seller entity", async () => {
    // Noon in Los Angeles: 11 hours later it is the same day there, 13 hours later no longer.
    const [first, second] = [await quoteFor({ expiresIn: 0 }), await quoteFor({ expiresIn: 0 })];
    await moveClock({ hours: 11 });
    await decline(FAY, first);
    await moveClock({ hours: 2 });
    expect(await outcomeOf(decline(FAY, second))).toBe("quotes.expired");
  });

  test("[ACC-6] somebody else's, a draft and none are not found", async () => {
    for (const [email, number] of [
      [ADA, "Q-701"],
      [FAY, "Q-703"],
      [FAY, "Q-9999"],
    ] as const)
      expect(await outcomeOf(decline(email, number))).toBe("access.not_found");
    expect(await rows("SELECT FROM audit_event")).toEqual([]);
  });

  test("[QUO-1, QUO-2] of declining and accepting at once one is done", async () => {
    const number = await quoteFor();
    const outcomes = await Promise.all([outcomeOf(decline(FAY, number)), outcomeOf(accept(FAY, number))]);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    const { status } = await kept(number);
    expect(outcomes).toEqual(status === "declined" ? ["done", "quotes.declined"] : ["quotes.accepted", "done"]);
  });

  test("[QUO-1, DSK-4] of declining and the seller's withdrawing at once one is done", async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      const number = await quoteFor();
      const outcomes = await Promise.all([
        outcomeOf(decline(FAY, number)),
        outcomeOf(withdrawQuote(systemCtx(), number)),
      ]);
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      const events = await rows("SELECT FROM audit_event WHERE after ->> 'quote' = $1 AND action = 'quote.declined'", [
        number,
      ]);
      expect(events).toHaveLength((await kept(number)).status === "declined" ? 1 : 0);
    }
  });

  test("[A3] the database lets nobody decline by themselves what the rule refuses", async () => {
    const ben = await viewerOf(BEN);
    const written = await viewerDb(
      ben,
      (tx) =>
        tx.$executeRaw`UPDATE quote SET status = 'declined', ended_at = now(), ended_by_person_id = ${ben.personId}::uuid`,
    );
    expect(written).toBe(0);
  });
});
