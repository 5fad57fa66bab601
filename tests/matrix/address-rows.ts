import { type ActionRow, doneFor, VIEWERS } from "./row";

const NEW_ADDRESS = { company: "New Company", line1: "New Street 1", city: "Oslo", postalCode: "0154", country: "NO" };

export const ADDRESS_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/contracts/billing/actions.ts saveContractAddressAction": {
    who: doneFor(...VIEWERS),
    fields: ({ contract }) => ({ contract, kind: "shipping", version: "0", ...NEW_ADDRESS }),
    given: "DELETE FROM address WHERE kind = 'shipping'",
  },
  "lib/contracts/billing/actions.ts returnToGroupAddressAction": {
    who: doneFor(...VIEWERS),
    fields: ({ contract }) => ({ contract, kind: "shipping", version: "1" }),
    given: `
      INSERT INTO address (id, account_id, bill_group_id, contract_id, kind, company, line1, city, postal_code, country, version)
      SELECT gen_random_uuid(), account_id, bill_group_id, id, 'shipping', 'Own', 'Own Street 1', 'Oslo', '0154', 'NO', 1
      FROM contract ON CONFLICT (contract_id, kind) DO UPDATE SET version = 1`,
  },
  "lib/billing/settings/actions.ts saveGroupAddressAction": {
    who: doneFor("primary", "contact", "rule", "other"),
    fields: ({ billGroupId }) => ({ billGroup: billGroupId, kind: "shipping", version: "0", ...NEW_ADDRESS }),
    given: "DELETE FROM address WHERE kind = 'shipping'",
    ofGroup: true,
  },
};
