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
  "seller_entity",
  "staff",
  "subscription",
];

const empty = () => rows(`TRUNCATE ${TABLES.join(", ")}, person, session, audit_event`);

beforeEach(async () => {
  await empty();
  await setClock("2027-03-10T20:00:00Z");
});

const seedAndRead = async (): Promise<string> => {
  await seedDemo();
  // When a row was made is the database's own time, and no part of the world.
  return (await dump(...TABLES)).replaceAll(/"created_at": "[^"]*"/g, "");
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

  test("uses addresses that reach nobody", async () => {
    await seedDemo();
    const addresses = await rows<{ email: string }>("SELECT email FROM person UNION SELECT email FROM staff");
    expect(addresses.length).toBeGreaterThan(10);
    for (const { email } of addresses) expect(email).toMatch(/\.example$/);
  });
});
