import { addressFormat } from "@/lib/addresses/formats";
import { listAddresses } from "@/lib/addresses/queries";
import { addressLines } from "@/lib/addresses/rules";
import type { PostalAddress } from "@/lib/addresses/types";
import type { Party } from "@/lib/invoices/types";
import type { Tx } from "@/lib/platform/db";
import { formatCountry } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import type { FoundQuote } from "../types";

/** The two sides of a quote, as an invoice of it would name them now. */
export interface QuoteParties {
  readonly billTo: Party;
  readonly billedBy: Party;
}

interface PartiesFound {
  vatNumber: string | null;
  registrationNumber: string | null;
  sellerName: string;
  line1: string;
  postalCode: string;
  city: string;
  region: string | null;
  country: string;
  taxId: string;
  serviceEmail: string;
  servicePhone: string;
}

/** Of a quote that the caller has found among the viewer's; in the account's language, as its documents are. */
export async function readParties(
  tx: Tx,
  { contractId, billGroupId, account, locale }: Pick<FoundQuote, "contractId" | "billGroupId" | "account" | "locale">,
): Promise<QuoteParties> {
  const [found] = await tx.$queryRaw<[PartiesFound]>`
    SELECT bill_group.vat_number AS "vatNumber", bill_group.registration_number AS "registrationNumber",
           seller.name AS "sellerName", seller.address_line AS line1, seller.postal_code AS "postalCode", seller.city,
           seller.region, seller.country, seller.tax_id AS "taxId", seller.customer_service_email AS "serviceEmail",
           seller.customer_service_phone AS "servicePhone"
    FROM bill_group JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE bill_group.id = ${billGroupId}::uuid`;
  const { vatNumber: taxId, registrationNumber } = found;
  const address = await findBillingAddress(tx, contractId, billGroupId);
  return {
    billTo: {
      ...{ name: address?.company ?? account, lines: address ? linesOf(address, locale) : [] },
      ...{ taxId, registrationNumber, email: address?.email ?? null, phone: null },
    },
    billedBy: sellerParty(found, locale),
  };
}

/** The contract's own; for a new contract the group's, or else the one of its first contract that has one. */
async function findBillingAddress(
  tx: Tx,
  contractId: string | null,
  billGroupId: string,
): Promise<PostalAddress | null> {
  const own = (await listAddresses(tx, { contractId, billGroupId })).get("billing");
  if (own || contractId) return own ?? null;
  const [first] = await tx.$queryRaw<{ contractId: string }[]>`
    SELECT address.contract_id AS "contractId" FROM address JOIN contract ON contract.id = address.contract_id
    WHERE address.bill_group_id = ${billGroupId}::uuid AND address.kind = 'billing'
    ORDER BY contract.ends_on DESC, contract.number LIMIT 1`;
  return first ? ((await listAddresses(tx, { ...first, billGroupId })).get("billing") ?? null) : null;
}

const sellerParty = (found: PartiesFound, locale: Locale): Party => ({
  ...{ name: found.sellerName, taxId: found.taxId, registrationNumber: null },
  ...{ email: found.serviceEmail, phone: found.servicePhone },
  lines: linesOf(
    { ...found, company: null, name: null, email: null, phone: null, line2: null } satisfies PostalAddress,
    locale,
  ),
});

/** As a letter has them, below the company's name. */
function linesOf(address: PostalAddress, locale: Locale): string[] {
  const format = addressFormat(address.country);
  const lines = format ? addressLines(format, { ...address, company: null }) : [address.line1];
  return [...lines, formatCountry(address.country, locale)];
}
