import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "../setup/admin";
import { freshDemo } from "../setup/demo";

beforeAll(freshDemo);

/** What the database itself refuses, whoever writes: the constraint's name, or the error's own words. */
async function refusedBy(statement: string): Promise<string> {
  return inTransaction(async (superuser) => {
    try {
      const { rowCount } = await superuser.query(statement);
      return `taken: ${rowCount} rows`;
    } catch (error) {
      const { constraint, message } = error as { constraint?: string; message: string };
      return constraint ?? message;
    }
  });
}

const contract = (
  facts: Partial<Record<"group" | "starts" | "ends" | "value" | "currency" | "number", string>>,
): string =>
  `INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
   SELECT gen_random_uuid(), account.id, bill_group.id, '${facts.number ?? "C-NEW"}', '${facts.starts ?? "2027-01-01"}',
     '${facts.ends ?? "2027-12-31"}', true, 'invoice', ${facts.value ?? "1"}, '${facts.currency ?? "USD"}'
   FROM account, bill_group WHERE account.name = 'Acme Robotics' AND bill_group.name = '${facts.group ?? "Acme US"}'`;

const person = (email: string): string => `INSERT INTO person (id, email) VALUES (gen_random_uuid(), '${email}')`;

const rule = (kind: string, value: string): string =>
  `INSERT INTO access_rule (id, account_id, bill_group_id, kind, value)
   SELECT gen_random_uuid(), account_id, id, '${kind}', '${value}' FROM bill_group WHERE name = 'Elm'`;

const place = (email: string, number: string, columns = "", values = ""): string =>
  `INSERT INTO contract_contact (id, account_id, contract_id, person_id${columns})
   SELECT gen_random_uuid(), contract.account_id, contract.id, person.id${values}
   FROM contract, person WHERE number = '${number}' AND email = '${email}'`;

const subscription = (facts: { quantity?: number; ends?: string }): string =>
  `INSERT INTO subscription SELECT gen_random_uuid(), account_id, id, 'Seat', ${facts.quantity ?? 1}, 1, 'USD', 'active', '2027-01-01',
   '${facts.ends ?? "2027-12-31"}' FROM contract WHERE number = 'C-1001'`;

describe("the database refuses", () => {
  test.each([
    ["a second primary contact", "UPDATE contract_contact SET is_primary = true", "contract_contact_one_primary"],
    ["a second card holder", "UPDATE contract_contact SET is_card_holder = true", "contract_contact_one_card_holder"],
    [
      "the same person twice on a contract",
      place("ada@acme.example", "C-1001"),
      "contract_contact_contract_id_person_id_key",
    ],
    [
      "a primary contact with an end date",
      "UPDATE contract_contact SET ends_on = '2027-12-31' WHERE is_primary",
      "contract_contact_end",
    ],
    [
      "a card holder with an end date",
      "UPDATE contract_contact SET ends_on = '2027-12-31' WHERE is_card_holder AND NOT is_primary",
      "contract_contact_end",
    ],
    [
      "a contact whom the account does not know by name",
      place("dan@birch.example", "C-1001"),
      "contract_contact_account_id_person_id_fkey",
    ],
    [
      "a contract in another account's bill group",
      contract({ group: "Birch" }),
      "contract_account_id_bill_group_id_fkey",
    ],
    [
      "a bill group that moves to another account",
      "UPDATE contract SET account_id = (SELECT id FROM account WHERE name = 'Birch Foods') WHERE number = 'C-1006'",
      "contract_account_id_bill_group_id_fkey",
    ],
    [
      "a subscription of another account",
      "UPDATE subscription SET account_id = (SELECT id FROM account WHERE name = 'Birch Foods')",
      "subscription_account_id_contract_id_fkey",
    ],
    ["a contract number twice", contract({ number: "C-1001" }), "contract_number_key"],
    ["a contract that ends before it starts", contract({ ends: "2026-12-31" }), "contract_term"],
    ["a contract worth less than nothing", contract({ value: "-1" }), "contract_value"],
    ["a currency in lower case", contract({ currency: "usd" }), "contract_currency"],
    [
      "renewal that is on and was turned off here",
      "UPDATE contract SET auto_renew_off_here_at = now() WHERE auto_renew",
      "contract_off_here",
    ],
    ["a subscription of nothing", subscription({ quantity: 0 }), "subscription_quantity"],
    ["a subscription that ends before it starts", subscription({ ends: "2026-12-31" }), "subscription_term"],
    ["an address with a capital", person("Uma@elm.example"), "person_email_form"],
    ["two addresses in one", person("uma@elm.example,eve@evil.example"), "person_email_form"],
    ["an address with a space", person("uma @elm.example"), "person_email_form"],
    ["an address with two @", person("uma@elm.example@evil.example"), "person_email_form"],
    ["an address with a line break", person("uma@elm.example\n"), "person_email_form"],
    ["an address twice", person("ada@acme.example"), "person_email_key"],
    [
      "a staff address with a capital",
      "UPDATE staff SET email = 'Sam@fjord.example' WHERE role = 'support'",
      "staff_email_lower",
    ],
    ["an address as a domain rule", rule("domain", "uma@elm.example"), "access_rule_value"],
    ["a domain as an address rule", rule("address", "elm.example"), "access_rule_value"],
    ["a rule with a capital", rule("domain", "Elm.example"), "access_rule_value"],
    ["a top-level domain as a rule", rule("domain", "example"), "access_rule_value"],
    ["everything as a rule", rule("domain", "*"), "access_rule_value"],
    ["the same rule twice in a group", rule("domain", "elm.example"), "access_rule_bill_group_id_value_key"],
    ["a suspension without a reason", "UPDATE account SET status = 'suspended'", "account_suspension"],
    ["a reason without a suspension", "UPDATE account SET status = 'active'", "account_suspension"],
    ["a colour that is none", "UPDATE seller_entity SET brand_color = 'red'", "seller_entity_colour"],
    [
      "an unknown time zone",
      "UPDATE seller_entity SET time_zone = 'Mars/Olympus'",
      'time zone "Mars/Olympus" not recognized',
    ],
    ["a second clock", "INSERT INTO clock_offset VALUES (2, 0)", "clock_offset_one_row"],
    [
      "an actor of no known kind",
      "INSERT INTO audit_event (id, at, action, actor_kind, request_id) VALUES (gen_random_uuid(), now(), 'a.b', 'ghost', 'x')",
      "audit_event_actor",
    ],
    [
      "taking away a contract with history",
      "DELETE FROM contract WHERE number = 'C-1001'",
      "contract_contact_account_id_contract_id_fkey",
    ],
  ])("%s", async (_what, statement, expected) => {
    expect(await refusedBy(statement)).toBe(expected);
  });

  test("and takes what is in order, so that the refusals above mean something", async () => {
    for (const statement of [
      contract({}),
      person("uma@elm.example"),
      rule("domain", "elm-health.example"),
      rule("address", "uma@other.example"),
      place("cora@acme.example", "C-1001", ", ends_on", ", '2027-12-31'"),
      subscription({}),
      "UPDATE seller_entity SET brand_color = '#00ff00', time_zone = 'Asia/Kathmandu' WHERE rank = 1",
    ])
      expect([statement, await refusedBy(statement)]).toEqual([statement, "taken: 1 rows"]);
  });
});
