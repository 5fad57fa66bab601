import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { getAcceptance } from "@/lib/quotes/acceptance/queries";
import { publishQuote, withdrawQuote } from "@/lib/quotes/publishing/commands";
import { findSignedQuote } from "@/lib/quotes/queries";
import { change, fingerprint, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs, queuedMails } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { systemCtx } from "../setup/system";
import { moveClock, viewerOf } from "../setup/world";
import { ADA, accept, BEN, buyer, DAN, FAY, HAL, quoteFor } from "./quotes";

const WRITTEN = [
  ...["quote", "signed_quote", "customer_order", "customer_order_line", "subscription", "invoice", "ledger_entry"],
  ...["contract", "audit_event", "number_series"],
];

const serviceOf = (billGroup: string) =>
  row<{ name: string; email: string }>(
    `SELECT customer_service_name AS name, customer_service_email AS email
     FROM seller_entity seller JOIN bill_group ON seller.id = seller_entity_id WHERE bill_group.name = $1`,
    [billGroup],
  );

beforeEach(freshDemo);

describe("signing a quote", () => {
  test("[QUO-2] makes one order with its lines, subscriptions, invoice and signed document", async () => {
    const number = await quoteFor();
    const before = await row<{ value_minor: string }>("SELECT value_minor FROM contract WHERE number = 'C-4001'");
    await accept(FAY, number);
    expect(
      await row(
        `SELECT status, ended_at IS NOT NULL AS ended, person.email AS by
         FROM quote JOIN person ON person.id = ended_by_person_id WHERE number = $1`,
        [number],
      ),
    ).toEqual({ status: "accepted", ended: true, by: FAY });
    const order = await row<{ id: string; number: string }>(
      `SELECT placed.id, placed.number, placed.placed_by, placed.net_minor, placed.total_minor, placed.po_number,
              contract.number AS contract
       FROM customer_order placed JOIN contract ON contract.id = contract_id WHERE quote_number = $1`,
      [number],
    );
    expect(order).toMatchObject({
      ...{ placed_by: "Fay Dunn", net_minor: "107112", total_minor: "107112", po_number: "PO-77", contract: "C-4001" },
      number: expect.stringMatching(/^O-1\d{4}$/),
    });
    expect(
      await rows(
        `SELECT product, quantity, unit_price_minor, status, starts_on = portal.today('America/Los_Angeles') AS from_today,
                billed_through = ends_on AS billed
         FROM subscription WHERE order_id = $1 ORDER BY product`,
        [order.id],
      ),
    ).toEqual([
      // Billed once a year, and a share of the rest is of the whole line.
      {
        product: "Cloud Seat",
        quantity: 5,
        unit_price_minor: "43200",
        status: "active",
        from_today: true,
        billed: true,
      },
      {
        product: "Premium Support",
        quantity: 1,
        unit_price_minor: "43200",
        status: "active",
        from_today: true,
        billed: true,
      },
    ]);
    const invoice = await row(
      `SELECT invoice.quote_number, invoice.po_number, invoice.total_minor, invoice.open_minor,
              due_on - issued_on AS days, bill_to ->> 'name' AS to, pay_to ->> 'reference' = invoice.number AS reference,
              (SELECT count(*)::int FROM invoice_line WHERE invoice_id = invoice.id) AS lines
       FROM invoice JOIN customer_order_invoice billed ON billed.invoice_id = invoice.id WHERE billed.order_id = $1`,
      [order.id],
    );
    expect(invoice).toEqual({
      ...{ quote_number: number, po_number: "PO-77", total_minor: "107112", open_minor: "107112", days: 30 },
      ...{ to: "Dune Analytics", reference: true, lines: 2 },
    });
    const after = await row<{ value_minor: string }>("SELECT value_minor FROM contract WHERE number = 'C-4001'");
    expect(BigInt(after.value_minor) - BigInt(before.value_minor)).toBe(107_112n);
  });

  test("[QUO-2, INV-6] the signed document is kept with its hash, and whoever sees the contract reads it", async () => {
    const number = await quoteFor();
    await accept(FAY, number);
    const kept = await row<{ sha: Buffer; signer_name: string; signer_title: string; signer_email: string }>(
      "SELECT pdf_sha256 AS sha, signer_name, signer_title, signer_email, signed_from FROM signed_quote WHERE number = $1",
      [number],
    );
    expect(kept).toMatchObject({ signer_name: "Fay Dunn", signer_title: "CFO", signer_email: FAY });
    const { bytes = new Uint8Array() } = (await findSignedQuote(await viewerOf(HAL), number)) ?? {};
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe("%PDF-");
    expect(createHash("sha256").update(bytes).digest()).toEqual(kept.sha);
    expect(await findSignedQuote(await viewerOf(ADA), number)).toBeNull();
  });

  test("[QUO-2, CON-7] mails whoever signed and the account executive; the other contacts are told; history has it", async () => {
    const number = await quoteFor();
    await accept(FAY, number);
    expect((await queuedMails()).map(({ to, subject }) => [to, subject.replace(/O-\d+/, "O")])).toEqual([
      [FAY, `Quote ${number} is signed: order O`],
      ["anna.ae@fjord.example", `Dune Analytics accepted quote ${number}`],
    ]);
    const event = await row<{ id: string }>(
      "SELECT id, actor_email FROM audit_event WHERE action = 'quote.accepted' AND after ->> 'quote' = $1",
      [number],
    );
    expect(event).toMatchObject({ actor_email: FAY });
    expect(
      (await queuedJobs()).filter(({ task }) => task === "notice_of_change").map(({ payload }) => payload),
    ).toEqual([{ eventIds: [event.id] }]);
  });

  test("[QUO-2] what begins later is ordered, invoiced with the regular invoices, and not now", async () => {
    const number = await quoteFor({ startsIn: 10 });
    expect((await getAcceptance(await viewerOf(FAY), number)).due).toBeNull();
    await accept(FAY, number);
    expect(await rows("SELECT FROM invoice WHERE quote_number = $1", [number])).toHaveLength(0);
    expect(
      await rows(
        `SELECT DISTINCT subscription.status, billed_through FROM subscription
         JOIN customer_order placed ON placed.id = order_id WHERE quote_number = $1`,
        [number],
      ),
    ).toEqual([{ status: "scheduled", billed_through: null }]);
  });

  test("[QUO-2] in the place of a subscription: that one ends the day before", async () => {
    const { id } = await row<{ id: string }>(
      `SELECT subscription.id FROM subscription JOIN contract ON contract.id = contract_id
       WHERE number = 'C-4001' AND product = 'Analytics Add-on'`,
    );
    const line = {
      ...{ productId: null, description: "Analytics Pro", quantity: 10, kind: "per_unit" as const, discountPoints: 0 },
      ...{ listMinor: 2000n, monthlyMinor: 2000n, amountMinor: 99_288n, replacesId: id },
    };
    await accept(FAY, await quoteFor({ lines: [line] }));
    expect(
      await row(`SELECT status, portal.today('America/Los_Angeles') - ends_on AS ago FROM subscription WHERE id = $1`, [
        id,
      ]),
    ).toEqual({ status: "ended", ago: 1 });
  });

  test("[QUO-2] a quote for a new contract makes it, with whoever signs as its primary billing contact", async () => {
    const number = await quoteFor({ contractId: null, newContractNumber: "C-7777" });
    await accept(FAY, number);
    expect(
      await row(
        `SELECT contract.number, bill_group.name AS in, value_minor, person.email AS primary, address.city
         FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
         JOIN contract_contact place ON place.contract_id = contract.id AND is_primary
         JOIN person ON person.id = place.person_id JOIN address ON address.contract_id = contract.id
         WHERE contract.number = 'C-7777'`,
      ),
    ).toEqual({ number: "C-7777", in: "Dune", value_minor: "107112", primary: FAY, city: "Seattle" });
    expect(await row("SELECT contract_id IS NOT NULL AS of FROM quote WHERE number = $1", [number])).toEqual({
      of: true,
    });
  });

  test("[QUO] one for a new contract is seen by holders of manage billing in its bill group only", async () => {
    const number = await quoteFor({ contractId: null, newContractNumber: "C-7778" });
    expect(await outcomeOf(accept(HAL, number))).toBe("access.not_found");
    expect(await outcomeOf(accept(ADA, number))).toBe("access.not_found");
  });

  test("[QUO-2] tax is charged as the quote says, on the invoice too", async () => {
    const number = await quoteFor({ contract: "C-1004", taxRate: "25" });
    await accept(ADA, number);
    expect(
      await row(
        `SELECT placed.net_minor, placed.tax_minor, invoice.total_minor, invoice.tax_minor AS invoiced, currency_of.currency
         FROM customer_order placed JOIN invoice ON invoice.quote_number = placed.quote_number
         CROSS JOIN LATERAL (SELECT invoice.currency) currency_of WHERE placed.quote_number = $1`,
        [number],
      ),
    ).toEqual({ net_minor: "107112", tax_minor: "26778", total_minor: "133890", invoiced: "26778", currency: "SEK" });
  });
});

describe("a quote that cannot be signed", () => {
  test("[QUO-2] twice by the same person: the same order, and nothing more is written", async () => {
    const number = await quoteFor();
    await accept(FAY, number);
    const once = await fingerprint(...WRITTEN);
    expect(await outcomeOf(accept(FAY, number, { signerName: "Somebody Else" }))).toBe("done");
    expect(await fingerprint(...WRITTEN)).toEqual(once);
  });

  test("[QUO-2, WHY-1] after a colleague: refused with when, and nothing is written", async () => {
    await rows(
      "INSERT INTO billing_manager SELECT account_id, bill_group_id, (SELECT id FROM person WHERE email = $1), now() FROM contract WHERE number = 'C-4001'",
      [HAL],
    );
    const number = await quoteFor();
    await accept(HAL, number);
    const once = await fingerprint(...WRITTEN);
    expect(await refusalOf(accept(FAY, number))).toMatchObject({
      reason: "quotes.accepted",
      refusal: { ask: { name: "Anna Ek" } },
    });
    expect(await fingerprint(...WRITTEN)).toEqual(once);
  });

  test("[QUO-9, WHY-1] without manage billing: refused, naming who has it", async () => {
    expect(await refusalOf(accept(HAL, await quoteFor()))).toMatchObject({
      reason: "quotes.manage_billing_only",
      refusal: { ask: { name: "Fay Dunn", email: FAY } },
    });
    expect(await refusalOf(accept(BEN, await quoteFor({ contract: "C-1001" })))).toMatchObject({
      refusal: { ask: { email: ADA } },
    });
  });

  test("[ACC-6] somebody else's and a draft are not found", async () => {
    const number = await quoteFor();
    expect(await outcomeOf(accept(ADA, number))).toBe("access.not_found");
    expect(await outcomeOf(accept(FAY, await quoteFor({ status: "draft" })))).toBe("access.not_found");
    expect(await outcomeOf(accept(FAY, "Q-0"))).toBe("access.not_found");
  });

  test("[QUO] holds through its last day in the seller entity's zone, and not after", async () => {
    const number = await quoteFor({ expiresIn: 0 });
    // The world begins at noon in Los Angeles.
    await moveClock({ hours: 11, minutes: 59 });
    await accept(FAY, number);
    const other = await quoteFor({ expiresIn: 0 });
    await moveClock({ minutes: 1 });
    expect(await outcomeOf(accept(FAY, other))).toBe("quotes.expired");
  });

  test("[QUO-2] withdrawn in between", async () => {
    const number = await quoteFor();
    await withdrawQuote(systemCtx(), number);
    expect(await outcomeOf(accept(FAY, number))).toBe("quotes.withdrawn");
    expect(await outcomeOf(withdrawQuote(systemCtx(), number))).toBe("quotes.withdrawn");
  });

  test("[INV-11, WHY-1] of a suspended account: names the collector", async () => {
    const number = await quoteFor({ contract: "C-2001" });
    expect(await refusalOf(accept(DAN, number))).toMatchObject({
      reason: "quotes.suspended",
      refusal: { ask: { name: "Carl Cole" } },
    });
  });

  test("[PAY-8, WHY-1] of an account suspended for another reason than debt: says that the seller lifts it, and names customer service", async () => {
    await change("UPDATE account SET suspension_reason = 'other' WHERE name = 'Birch Foods'");
    const number = await quoteFor({ contract: "C-2001" });
    const { name, email } = await serviceOf("Birch");
    expect(await refusalOf(accept(DAN, number))).toMatchObject({
      reason: "quotes.suspended_other",
      refusal: { ask: { name, email } },
    });
  });

  test("[QUO-2] of a contract that has ended meanwhile", async () => {
    const number = await quoteFor();
    await change("UPDATE contract SET ends_on = portal.today('UTC') - 3 WHERE number = 'C-4001'");
    expect(await outcomeOf(accept(FAY, number))).toBe("quotes.contract_ended");
  });

  test("[QUO-2] a failure half-way leaves nothing behind", async () => {
    const number = await quoteFor();
    const before = await fingerprint(...WRITTEN);
    // The last thing that is written but the quote itself.
    await rows("ALTER TABLE signed_quote ADD CONSTRAINT broken CHECK (false) NOT VALID");
    await expect(accept(FAY, number)).rejects.toThrow("broken");
    await rows("ALTER TABLE signed_quote DROP CONSTRAINT broken");
    expect(await fingerprint(...WRITTEN)).toEqual(before);
    await accept(FAY, number);
  });
});

describe("publishing and withdrawing, by the seller", () => {
  test("[DSK-4] a draft becomes visible, and who may accept is mailed, once", async () => {
    const number = await quoteFor({ status: "draft" });
    await publishQuote(systemCtx(), number);
    expect((await queuedMails()).map(({ to, subject }) => [to, subject])).toEqual([
      [FAY, `Quote ${number} waits for your answer`],
    ]);
    expect(await outcomeOf(publishQuote(systemCtx(), number))).toBe("quotes.published_already");
    await accept(FAY, number);
    expect(await outcomeOf(withdrawQuote(systemCtx(), number))).toBe("quotes.accepted");
  });

  test("[DSK-4] nothing without lines, and nothing whose last day is over, is published", async () => {
    expect(await outcomeOf(publishQuote(systemCtx(), await quoteFor({ status: "draft", lines: [] })))).toBe(
      "quotes.no_lines",
    );
    expect(await outcomeOf(publishQuote(systemCtx(), await quoteFor({ status: "draft", expiresIn: -1 })))).toBe(
      "quotes.expired",
    );
  });

  test("[DSK-4] what is withdrawn is told to who could have accepted it; a draft is nobody's news", async () => {
    await withdrawQuote(systemCtx(), await quoteFor({ status: "draft" }));
    expect(await queuedMails()).toEqual([]);
    const number = await quoteFor();
    await withdrawQuote(systemCtx(), number);
    expect((await queuedMails()).map(({ to, subject }) => [to, subject])).toEqual([
      [FAY, `Quote ${number} was withdrawn`],
    ]);
  });
});

describe("held by the database", () => {
  const refusedBy = async (text: string, number: string): Promise<string> =>
    rows(text, [number]).then(
      () => "done",
      ({ constraint, message }: { constraint?: string; message: string }) => constraint || message,
    );

  test("[QUO-2] a published quote never changes, and one that has ended stays so", async () => {
    const number = await quoteFor();
    expect(await refusedBy("UPDATE quote SET total_minor = 1, net_minor = 1 WHERE number = $1", number)).toBe(
      "quote_as_published",
    );
    expect(await refusedBy("UPDATE quote SET terms = 'others' WHERE number = $1", number)).toBe("quote_as_published");
    expect(
      await refusedBy(
        "UPDATE quote_line SET amount_minor = 1 WHERE quote_id = (SELECT id FROM quote WHERE number = $1)",
        number,
      ),
    ).toBe("quote_as_published");
    await withdrawQuote(systemCtx(), number);
    expect(await refusedBy("UPDATE quote SET status = 'published', ended_at = NULL WHERE number = $1", number)).toBe(
      "quote_forward",
    );
  });

  test("[QUO-2] none is accepted without its order and its signed document, nor after its last day", async () => {
    const number = await quoteFor();
    const alone = "UPDATE quote SET status = 'accepted', ended_at = now() WHERE number = $1";
    expect(await refusedBy(alone, number)).toBe("quote_accepted_whole");
    expect(await refusedBy(alone, await quoteFor({ expiresIn: -1 }))).toBe("quote_in_time");
  });

  test("[QUO-2] no quote has two orders, and its lines make its amount", async () => {
    const number = await quoteFor();
    await accept(FAY, number);
    expect(
      await refusedBy(
        `INSERT INTO customer_order SELECT (jsonb_populate_record(placed, jsonb_build_object('id', gen_random_uuid(), 'number', 'O-2'))).*
         FROM customer_order placed WHERE quote_number = $1`,
        number,
      ),
    ).toBe("customer_order_quote_number_key");
    expect(
      await refusedBy(
        `INSERT INTO quote SELECT (jsonb_populate_record(quote, jsonb_build_object('id', gen_random_uuid(), 'number', 'Q-2',
           'status', 'published', 'ended_at', null, 'ended_by_person_id', null))).* FROM quote WHERE number = $1`,
        number,
      ),
    ).toBe("quote_sum");
  });

  test("[QUO-9, A2] through the viewer's door nobody accepts, and nobody writes a price", async () => {
    const number = await quoteFor();
    const { viewer } = await buyer(FAY);
    const { viewerDb } = await import("@/lib/platform/db");
    const through = (sql: string) => viewerDb(viewer, (tx) => tx.$executeRawUnsafe(sql, number));
    await expect(
      through("UPDATE quote SET status = 'accepted', ended_at = portal.now() WHERE number = $1"),
    ).rejects.toThrow(/policy/);
    await expect(through("UPDATE quote SET net_minor = 0 WHERE number = $1")).rejects.toThrow(/permission denied/);
    await expect(through("UPDATE quote_line SET amount_minor = 0 WHERE description = $1")).rejects.toThrow(
      /permission denied/,
    );
  });
});
