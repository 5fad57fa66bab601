/**
 * What may be done, and what place on the thing it takes. The action builder demands one of these, and lib/access holds
 * the row against it when a command locks it [ACC-8].
 * - `signed_in`: anybody with a session, for their own things
 * - `contract_viewer`: everybody who sees the contract
 * - `contract_contact`: its contract contacts only
 * - `bill_group_changer`: who sees all active contracts of the bill group, or holds manage billing there
 * - `billing_manager`: who holds manage billing in the bill group: buying [QUO-9]
 */
export const PERMISSIONS = {
  "session.end_own": "signed_in",
  "person.choose_language": "signed_in",
  "person.choose_mails": "signed_in",
  "bill_group.choose": "signed_in",
  "contracts.view": "contract_viewer",
  "contracts.decide_renewal": "contract_contact",
  "payments.pay": "contract_viewer",
  "collections.speak": "contract_viewer",
  "person.change_address": "signed_in",
  "users.view": "contract_viewer",
  "users.manage": "contract_contact",
  "access.ask": "signed_in",
  "access.answer": "contract_contact",
  "billing.update": "contract_viewer",
  "invoices.share": "contract_viewer",
  "billing.change_group": "bill_group_changer",
  "quotes.decide": "billing_manager",
  "products.buy": "billing_manager",
  "support.ask": "contract_viewer",
} as const satisfies Record<
  string,
  "signed_in" | "contract_viewer" | "contract_contact" | "bill_group_changer" | "billing_manager"
>;

export type Permission = keyof typeof PERMISSIONS;
