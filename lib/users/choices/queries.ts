import { joinOwnAccessSql } from "@/lib/access/visible";
import { fromDateColumn } from "@/lib/platform/dates";
import { viewerReading } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { ContractChoices } from "../types";

/** As many as one page of boxes shows; more are searched for. */
const MOST_SHOWN = 100;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

/** Contracts on which the viewer is a contact, to let somebody into; without those they are on already [USR-2, USR-3]. */
export const listContractChoices = (
  viewer: Viewer,
  personId: string | null,
  q: string | undefined,
): Promise<ContractChoices> =>
  viewerReading(viewer, async (tx) => {
    const like = `%${escaped(q ?? "")}%`;
    const without = personId
      ? Prisma.sql`AND NOT EXISTS (
          SELECT FROM contract_contact place
          WHERE place.contract_id = contract.id AND place.person_id = ${personId}::uuid
            AND (place.ends_on IS NULL OR place.ends_on >= portal.today(seller.time_zone)))`
      : Prisma.empty;
    const found = await tx.$queryRaw<
      { number: string; billGroup: string; account: string; endsOn: Date; hasEnded: boolean }[]
    >`
      SELECT contract.number, bill_group.name AS "billGroup", account.name AS account, contract.ends_on AS "endsOn",
             contract.ends_on < portal.today(seller.time_zone) AS "hasEnded"
      FROM contract
      ${joinOwnAccessSql(viewer)}
      JOIN bill_group ON bill_group.id = contract.bill_group_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      JOIN account ON account.id = contract.account_id
      WHERE mine.is_contact ${without}
        AND (contract.number ILIKE ${like} OR bill_group.name ILIKE ${like} OR account.name ILIKE ${like})
      ORDER BY account.name, bill_group.name, contract.number LIMIT ${MOST_SHOWN + 1}`;
    return {
      choices: found.slice(0, MOST_SHOWN).map(({ endsOn, ...rest }) => ({ ...rest, endsOn: fromDateColumn(endsOn) })),
      isCut: found.length > MOST_SHOWN,
    };
  });
