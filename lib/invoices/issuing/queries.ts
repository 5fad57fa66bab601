import { addressFormat } from "@/lib/addresses/formats";
import { listAddresses } from "@/lib/addresses/queries";
import { addressLines } from "@/lib/addresses/rules";
import type { AddressRow, PostalAddress } from "@/lib/addresses/types";
import type { Tx } from "@/lib/platform/db";
import { formatCountry } from "@/lib/platform/format";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import type { ContractParties, IssuingParties } from "./types";

interface PartiesRow {
  account: string;
  locale: string;
  vatNumber: string | null;
  registrationNumber: string | null;
  poNumber: string | null;
  seller: string;
  addressLine: string;
  postalCode: string;
  city: string;
  region: string | null;
  country: string;
  taxId: string;
  serviceEmail: string;
  servicePhone: string;
  bankName: string | null;
  accountHolder: string | null;
  accountNumber: string | null;
  bankCode: string | null;
}

interface Wanted {
  readonly billGroupId: string;
  /** Null: of a contract that is still to be made, which takes what its bill group has. */
  readonly contractId: string | null;
  readonly currency: string;
}

/**
 * Who bills whom, as an invoice issued now prints it, where a transfer goes, and the PO number that stands on it: for a
 * bill group that the caller has found among the viewer's, or through the system's door.
 */
export async function readIssuingParties(tx: Tx, wanted: Wanted): Promise<IssuingParties> {
  const { billGroupId, contractId, currency } = wanted;
  const [row] = await tx.$queryRaw<PartiesRow[]>`
    SELECT CASE WHEN ${contractId}::uuid IS NULL THEN bill_group.po_number
                ELSE portal.po_number_of(${contractId}::uuid) END AS "poNumber", ${columns}
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    LEFT JOIN seller_currency bank ON bank.seller_entity_id = seller.id AND bank.currency = ${currency}
    WHERE bill_group.id = ${billGroupId}::uuid`;
  if (!row) throw new Error(`bill group ${billGroupId} bills nobody`);
  const address = await findBillingAddress(tx, wanted);
  return { addressId: address?.id ?? null, ...toParties(row, address) };
}

/** The same for many contracts at once, each in a currency: of those there are, in no order. */
export async function listIssuingParties(
  tx: Tx,
  wanted: readonly { readonly contractId: string; readonly currency: string }[],
): Promise<ContractParties[]> {
  const rows = await tx.$queryRaw<(PartiesRow & ManyRow)[]>`
    SELECT contract.id AS "contractId", wanted.currency, coalesce(contract.po_number, bill_group.po_number) AS "poNumber",
           ${columns}, address.id AS "addressId", address.company, address.name, address.email, address.phone,
           address.line1, address.line2, address.postal_code AS "addressCode", address.city AS "addressCity",
           address.region AS "addressRegion", address.country AS "addressCountry"
    FROM unnest(${wanted.map(({ contractId }) => contractId)}::uuid[], ${wanted.map(({ currency }) => currency)}::text[])
      AS wanted(contract_id, currency)
    JOIN contract ON contract.id = wanted.contract_id
    JOIN bill_group ON bill_group.id = contract.bill_group_id
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    LEFT JOIN seller_currency bank ON bank.seller_entity_id = seller.id AND bank.currency = wanted.currency
    LEFT JOIN address ON address.contract_id = contract.id AND address.kind = 'billing'`;
  return rows.map((row) => {
    const { poNumber, billTo, billedBy, bank } = toParties(row, row.addressId ? addressOf(row) : null);
    return { contractId: row.contractId, currency: row.currency, poNumber, billTo, billedBy, bank };
  });
}

const columns = Prisma.sql`
  account.name AS account, account.locale, bill_group.vat_number AS "vatNumber",
  bill_group.registration_number AS "registrationNumber", seller.name AS seller, seller.address_line AS "addressLine",
  seller.postal_code AS "postalCode", seller.city, seller.region, seller.country, seller.tax_id AS "taxId",
  seller.customer_service_email AS "serviceEmail", seller.customer_service_phone AS "servicePhone",
  bank.bank_name AS "bankName", bank.account_holder AS "accountHolder", bank.account_number AS "accountNumber",
  bank.bank_code AS "bankCode"`;

interface ManyRow extends Pick<PostalAddress, "company" | "name" | "email" | "phone" | "line1" | "line2"> {
  contractId: string;
  currency: string;
  addressId: string | null;
  addressCode: string | null;
  addressCity: string | null;
  addressRegion: string | null;
  addressCountry: string;
}

const addressOf = ({ company, name, email, phone, line1, line2, ...row }: ManyRow): PostalAddress => ({
  ...{ company, name, email, phone, line1, line2, postalCode: row.addressCode, city: row.addressCity },
  ...{ region: row.addressRegion, country: row.addressCountry },
});

function toParties(row: PartiesRow, address: PostalAddress | null): Omit<IssuingParties, "addressId"> {
  const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE;
  return {
    locale,
    poNumber: row.poNumber,
    billTo: {
      name: address?.company ?? row.account,
      lines: address ? postalLines(address, locale) : [],
      taxId: row.vatNumber,
      registrationNumber: row.registrationNumber,
      ...{ email: address?.email ?? null, phone: address?.phone ?? null },
    },
    billedBy: {
      name: row.seller,
      lines: sellerLines(row, locale),
      ...{ taxId: row.taxId || null, registrationNumber: null, email: row.serviceEmail, phone: row.servicePhone },
    },
    bank: bankOf(row),
  };
}

/** The contract's own; for one still to be made that of its bill group, or else of the contract there that ends last. */
async function findBillingAddress(tx: Tx, { contractId, billGroupId }: Wanted): Promise<AddressRow | null> {
  const own = (await listAddresses(tx, { contractId, billGroupId })).get("billing");
  if (own || contractId) return own ?? null;
  const [last] = await tx.$queryRaw<{ contractId: string }[]>`
    SELECT address.contract_id AS "contractId" FROM address JOIN contract ON contract.id = address.contract_id
    WHERE address.bill_group_id = ${billGroupId}::uuid AND address.kind = 'billing'
    ORDER BY contract.ends_on DESC, contract.number LIMIT 1`;
  return last ? ((await listAddresses(tx, { ...last, billGroupId })).get("billing") ?? null) : null;
}

/** As a letter has them, below the company's name, which stands above. */
function postalLines(address: PostalAddress, locale: string): string[] {
  const format = addressFormat(address.country);
  const lines = format ? addressLines(format, { ...address, company: null }) : [address.line1];
  return [...lines, formatCountry(address.country, locale)];
}

const sellerLines = ({ addressLine: line1, postalCode, city, region, country }: PartiesRow, locale: string): string[] =>
  postalLines(
    {
      ...{ line1, line2: null, postalCode, city, region, country },
      company: null,
      name: null,
      email: null,
      phone: null,
    },
    locale,
  );

function bankOf({ bankName, accountHolder, accountNumber, bankCode }: PartiesRow): IssuingParties["bank"] {
  if (bankName === null || accountHolder === null || accountNumber === null || bankCode === null) return null;
  return { bankName, accountHolder, accountNumber, bankCode };
}
