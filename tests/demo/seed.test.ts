import { beforeEach, describe, expect, test } from "vitest";
import { seedDemo } from "@/prisma/seed/demo";
import { dump, rows } from "../setup/admin";
import { setClock } from "../setup/world";

const TABLES = [
  "access_rule",
  "account",
  "account_person",
  "bill_group",
  "contract",
  "contract_contact",
  "credit_memo",
  "customer_order",
  "customer_order_invoice",
  "customer_order_line",
  "dispute",
  "invoice",
  "payment",
  "payment_method",
  "payment_method_details",
  "provider_customer",
  "seller_currency",
  "seller_entity",
  "staff",
  "subscription",
];

/** As before any seeding; past the rule that the ledger only grows. */
async function empty(): Promise<void> {
  const tables = await rows<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%' AND tablename <> 'clock_offset'",
  );
  await rows(
    `BEGIN; SET LOCAL session_replication_role = replica;
     ${tables.map(({ name }) => `DELETE FROM public.${name}`).join(";")};
     ALTER SEQUENCE payment_number RESTART; COMMIT`,
  );
}

beforeEach(async () => {
  await empty();
  await setClock("2027-03-10T20:00:00Z");
});

const seedAndRead = async (): Promise<string> => {
  await seedDemo();
  // When a row was made, or an invoice taken back, is the time of seeding, and no part of the world.
  return (await dump(...TABLES)).replaceAll(/"(created_at|voided_at|renewal_changed_at)": "[^"]*"/g, "");
};

describe("the demo world", () => {
  test("is the same each time it is seeded on the same day", async () => {
    const first = await seedAndRead();
    await empty();
    expect(await seedAndRead()).toBe(first);
  });

  test("has the contracts that its description promises, by days from the seller entity's own today", async () => {
    await setClock("2027-03-11T07:30:00Z"); // the 10th in Los Angeles, the 11th in Stockholm
    await seedDemo();
    const found = await rows(
      `SELECT contract.number, bill_group.name AS in_group, contract.ends_on - portal.today(seller.time_zone) AS ends_in, auto_renew AS renews,
              paid_by::text AS by, string_agg(split_part(person.email, '@', 1) || CASE WHEN is_primary THEN ' primary' ELSE '' END
                || CASE WHEN is_card_holder THEN ' card' ELSE '' END, ', ' ORDER BY is_primary DESC, person.email) AS contacts
       FROM contract JOIN bill_group ON bill_group.id = bill_group_id JOIN seller_entity seller ON seller.id = seller_entity_id
       JOIN contract_contact place ON place.contract_id = contract.id JOIN person ON person.id = place.person_id
       GROUP BY contract.id, bill_group.name, seller.time_zone ORDER BY contract.number`,
    );
    expect(found.map((contract) => Object.values(contract).join(" | "))).toEqual([
      "C-1001 | Acme US | 60 | true | invoice | ada primary, ben",
      "C-1002 | Acme US | 200 | true | card | ada primary, cora card",
      "C-1003 | Acme EMEA | 5 | true | card | cora primary card, ben",
      "C-1004 | Acme EMEA | 45 | false | invoice | ada primary",
      "C-1005 | Acme US | -30 | false | invoice | ada primary",
      "C-1006 | Acme US | 80 | true | invoice | ada primary",
      "C-2001 | Birch | 120 | true | invoice | dan primary",
      "C-3001 | Cedar | 60 | true | invoice | eve primary",
      "C-4001 | Dune | 150 | true | card | fay primary card, hal",
      "C-5001 | Elm | 30 | true | invoice | ina primary",
    ]);
  });

  test("has the invoices that its description promises, with what is open and the status they show", async () => {
    await seedDemo();
    const found = await rows(
      `SELECT invoice.number, contract.number AS contract, due_on - portal.today(seller.time_zone) AS due_in, invoice.currency,
              payable_minor, open_minor, voided_at IS NOT NULL AS void, EXISTS (SELECT FROM dispute WHERE invoice_id = invoice.id) AS disputed
       FROM invoice JOIN contract ON contract.id = contract_id JOIN seller_entity seller ON seller.id = seller_entity_id
       WHERE invoice.number >= 'INV-1042' ORDER BY invoice.number`,
    );
    expect(found.map((invoice) => Object.values(invoice).join(" | "))).toEqual([
      "INV-1042 | C-1001 | 10 | USD | 120000 | 120000 | false | false",
      "INV-1043 | C-1001 | -20 | USD | 245050 | 245050 | false | false",
      "INV-1044 | C-1001 | 18 | USD | 7500000 | 7500000 | false | false",
      "INV-1045 | C-1002 | -12 | USD | 37000 | 0 | false | false",
      "INV-1046 | C-1002 | 14 | USD | 50000 | 30000 | false | false",
      "INV-1047 | C-1001 | 5 | USD | 88000 | 88000 | false | true",
      "INV-1048 | C-1003 | 12 | SEK | 990000 | 990000 | false | false",
      "INV-1049 | C-1001 | -3 | USD | 18000 | 0 | true | false",
      "INV-1050 | C-1006 | 20 | USD | 64000 | 64000 | false | false",
      "INV-2001 | C-2001 | -60 | USD | 15000 | 15000 | false | false",
      "INV-2002 | C-2001 | -35 | USD | 9000 | 9000 | false | false",
      "INV-4001 | C-4001 | 21 | USD | 480000 | 480000 | false | false",
      "INV-5001 | C-5001 | 16 | SEK | 1250000 | 1250000 | false | false",
    ]);
    const [past] = await rows(
      `SELECT count(*)::int AS count, min(number), max(number), sum(open_minor)::int AS open,
              portal.today('UTC') - min(issued_on) AS days FROM invoice WHERE number < 'INV-1042'`,
    );
    expect(past).toMatchObject({ count: 41, min: "INV-1001", max: "INV-1041", open: 0 });
    expect(past?.days).toBeGreaterThan(720);
  });

  test("[M3] has a ledger that adds up to zero, and from which every balance follows", async () => {
    await seedDemo();
    expect(
      await rows("SELECT currency, sum(amount_minor)::int AS sum FROM ledger_entry GROUP BY 1 ORDER BY 1"),
    ).toEqual([
      { currency: "SEK", sum: 0 },
      { currency: "USD", sum: 0 },
    ]);
    const wrong = await rows(
      `SELECT number FROM invoice WHERE open_minor <>
         (SELECT coalesce(sum(amount_minor), 0) FROM ledger_entry WHERE invoice_id = invoice.id AND kind = 'receivable')`,
    );
    expect(wrong).toEqual([]);
  });

  test("uses addresses that reach nobody", async () => {
    await seedDemo();
    const addresses = await rows<{ email: string }>("SELECT email FROM person UNION SELECT email FROM staff");
    expect(addresses.length).toBeGreaterThan(10);
    for (const { email } of addresses) expect(email).toMatch(/\.example$/);
  });
});
