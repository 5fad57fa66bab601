import { deskAccountsSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemReading } from "@/lib/platform/db";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { QuoteTargets } from "../quotes/types";

/** On one page; the search narrows them down. */
const MOST_TARGETS = 60;

interface TargetRow {
  account: string;
  billGroup: string;
  billGroupId: string;
  seller: string;
  currency: string;
  contractId: string | null;
  number: string | null;
  endsOn: Date | null;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

/** What a quote can be for: contracts that run, and new ones of bill groups in the currencies that have prices [DSK-4]. */
export async function listTargets(staff: StaffMember, q: string): Promise<QuoteTargets> {
  const like = `%${escaped(q)}%`;
  const found = await systemReading(
    (tx) => tx.$queryRaw<TargetRow[]>`
      SELECT account.name AS account, place.name AS "billGroup", place.id AS "billGroupId", seller.name AS seller,
             target.currency, target.id AS "contractId", target.number, target.ends_on AS "endsOn"
      FROM account
      JOIN bill_group place ON place.account_id = account.id
      JOIN seller_entity seller ON seller.id = place.seller_entity_id
      CROSS JOIN LATERAL (
        SELECT contract.id, contract.number, contract.ends_on, contract.currency FROM contract
        WHERE contract.bill_group_id = place.id AND contract.ends_on >= portal.today(seller.time_zone)
        UNION ALL
        SELECT DISTINCT NULL::uuid, NULL::text, NULL::date, book.currency FROM price_book book
        WHERE book.seller_entity_id = seller.id AND book.is_standard AND book.valid_from <= portal.today(seller.time_zone)
          AND (book.valid_to IS NULL OR book.valid_to >= portal.today(seller.time_zone))
      ) target
      WHERE ${deskAccountsSql(staff)}
        AND (account.name ILIKE ${like} OR place.name ILIKE ${like} OR target.number ILIKE ${like})
      ORDER BY account.name, place.name, place.id, target.number NULLS LAST, target.currency LIMIT ${MOST_TARGETS + 1}`,
  );
  return {
    hasMore: found.length > MOST_TARGETS,
    rows: found.slice(0, MOST_TARGETS).map(({ contractId: id, number, endsOn, ...target }) => ({
      ...target,
      key: id ?? `${target.billGroupId}-${target.currency}`,
      contract: id && number && endsOn ? { id, number, endsOn: fromDateColumn(endsOn) } : null,
    })),
  };
}
