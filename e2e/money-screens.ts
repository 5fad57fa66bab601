import { ACCEPTANCE_SCREENS } from "./acceptance-screens";
import { CATALOG_SCREENS } from "./catalog-screens";
import { COLLECTION_SCREENS } from "./collection-screens";
import { DOCUMENT_SCREENS } from "./document-screens";
import { METHOD_SCREENS } from "./method-screens";
import { ORDER_SCREENS } from "./order-screens";
import { PAYING_SCREENS } from "./paying-screens";
import { PAYMENT_SCREENS } from "./payment-screens";
import { QUOTE_SCREENS } from "./quote-screens";
import { STATEMENT_SCREENS } from "./statement-screens";

/** The way to each screen of money besides the list and the page of invoices. */
export const MONEY_SCREENS = {
  ...METHOD_SCREENS,
  ...COLLECTION_SCREENS,
  ...QUOTE_SCREENS,
  ...STATEMENT_SCREENS,
  ...CATALOG_SCREENS,
  ...ORDER_SCREENS,
  ...ACCEPTANCE_SCREENS,
  ...PAYMENT_SCREENS,
  ...PAYING_SCREENS,
  ...DOCUMENT_SCREENS,
};
