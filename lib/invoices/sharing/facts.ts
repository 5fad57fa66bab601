import type { Brand } from "@/lib/branding/types";
import { fromDateColumn } from "@/lib/platform/dates";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { SharedInvoice } from "./types";

/** What a link or a mail shows of its invoice; read through the system's door, since its reader is nobody here. */
export interface SharedFound {
  shareId: string;
  reference: string;
  number: string;
  account: string;
  locale: string;
  seller: string;
  logoUrl: string | null;
  color: string;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
  currency: string;
  payableMinor: bigint;
  issuedOn: Date;
  dueOn: Date;
  isVoid: boolean;
  timeZone: string;
  expiresAt: Date;
}

/** Where `share` is what was shared. */
export const selectShared = (source: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT share.id AS "shareId", invoice.reference, invoice.number, account.name AS account, account.locale,
         seller.name AS seller, seller.logo_url AS "logoUrl", seller.brand_color AS color,
         seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
         seller.customer_service_phone AS "servicePhone", invoice.currency, invoice.payable_minor AS "payableMinor",
         invoice.issued_on AS "issuedOn", invoice.due_on AS "dueOn", invoice.voided_at IS NOT NULL AS "isVoid",
         seller.time_zone AS "timeZone", share.expires_at AS "expiresAt"
  FROM ${source}
  JOIN invoice ON invoice.id = share.invoice_id
  JOIN account ON account.id = invoice.account_id
  JOIN seller_entity seller ON seller.id = invoice.seller_entity_id`;

export const brandOf = (found: SharedFound): Brand => ({
  ...{ name: found.seller, logoUrl: found.logoUrl, color: found.color },
  customerService: { name: found.serviceName, email: found.serviceEmail, phone: found.servicePhone },
});

export const toShared = (found: SharedFound): SharedInvoice => ({
  ...{ shareId: found.shareId, reference: found.reference, number: found.number, account: found.account },
  brand: brandOf(found),
  payable: money(found.payableMinor, found.currency),
  issuedOn: fromDateColumn(found.issuedOn),
  dueOn: fromDateColumn(found.dueOn),
  ...{ expiresAt: found.expiresAt, timeZone: found.timeZone, isVoid: found.isVoid },
});
