import { calendarDay } from "@/lib/platform/dates";
import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { StaffMember } from "@/lib/platform/staff-session";
import { sellerId } from "./schema";
import type { Seller, SellerMoney, SellerRow } from "./types";

/** All of them: a seller has few, and only an admin is here. */
export const listSellers = (_staff: StaffMember): Promise<SellerRow[]> =>
  systemReading(
    (tx) => tx.$queryRaw<SellerRow[]>`
      SELECT seller.id, seller.name, seller.brand_color AS color,
             array(SELECT paid.currency::text FROM seller_currency paid WHERE paid.seller_entity_id = seller.id
                   ORDER BY paid.currency) AS currencies
      FROM seller_entity seller ORDER BY seller.rank LIMIT 200`,
  );

interface MoneyRow {
  currency: string;
  version: number;
  onlineLimitMinor: bigint;
  partFromMinor: bigint | null;
  bankDebit: boolean;
  bankName: string;
  accountHolder: string;
  accountNumber: string;
  bankCode: string;
  bankChangedAt: Date | null;
}

type SellerFound = Omit<Seller, "monies"> & { readonly timeZone: string };

/** In a command locked. @throws DomainError NOT_FOUND */
export async function readSeller(tx: Tx, id: string, isLocked = false): Promise<SellerFound> {
  const [found] = await tx.$queryRaw<SellerFound[]>`
    SELECT id, name, version, brand_color AS color, logo_url AS "logoUrl", time_zone AS "timeZone",
           customer_service_name AS "serviceName", customer_service_email AS "serviceEmail",
           customer_service_phone AS "servicePhone"
    FROM seller_entity WHERE id = ${id}::uuid ${isLocked ? Prisma.sql`FOR NO KEY UPDATE` : Prisma.empty}`;
  if (!found) throw notFound();
  return found;
}

/** How an entity is paid in its currencies, or in one of them, which in a command is locked. */
export async function readMonies(tx: Tx, seller: SellerFound, locked?: string): Promise<SellerMoney[]> {
  const found = await tx.$queryRaw<MoneyRow[]>`
    SELECT currency::text AS currency, version, online_limit_minor AS "onlineLimitMinor",
           part_payment_from_minor AS "partFromMinor", bank_debit AS "bankDebit", bank_name AS "bankName", account_holder AS "accountHolder",
           account_number AS "accountNumber", bank_code AS "bankCode", bank_changed_at AS "bankChangedAt"
    FROM seller_currency WHERE seller_entity_id = ${seller.id}::uuid
    ${locked ? Prisma.sql`AND currency = ${locked} FOR NO KEY UPDATE` : Prisma.sql`ORDER BY currency`}`;
  return found.map(({ onlineLimitMinor, partFromMinor, bankChangedAt, ...row }) => ({
    ...row,
    onlineLimit: money(onlineLimitMinor, row.currency),
    partFrom: partFromMinor === null ? null : money(partFromMinor, row.currency),
    bankChangedOn: bankChangedAt && calendarDay(bankChangedAt, seller.timeZone),
  }));
}

/** Whether there is one, for who is about to send something for it. @throws DomainError NOT_FOUND */
export const findSeller = (id: string): Promise<SellerFound> => systemReading((tx) => readSeller(tx, id));

/** @throws DomainError NOT_FOUND */
export const getSeller = (_staff: StaffMember, id: string): Promise<Seller> =>
  systemReading(async (tx) => {
    if (!sellerId.safeParse(id).success) throw notFound();
    const { timeZone, ...seller } = await readSeller(tx, id);
    return { ...seller, monies: await readMonies(tx, { ...seller, timeZone }) };
  });
