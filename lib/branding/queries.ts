import { readStanding } from "@/lib/access/queries";
import { ownRows, visibleBillGroupSql } from "@/lib/access/visible";
import { systemDb, type Tx, viewerDb } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import type { Brand, OwnSeller, PortalFrame } from "./types";

const MOST_GROUPS = 50;

interface BrandRow {
  name: string;
  logoUrl: string | null;
  color: string;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
}

const brandColumns = Prisma.sql`
  seller.name, seller.logo_url AS "logoUrl", seller.brand_color AS color,
  seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
  seller.customer_service_phone AS "servicePhone"`;

const toBrand = ({ name, logoUrl, color, serviceName, serviceEmail, servicePhone }: BrandRow): Brand => ({
  name,
  logoUrl,
  color,
  customerService: { name: serviceName, email: serviceEmail, phone: servicePhone },
});

/** The brand before anybody is signed in: the first seller entity's. */
export const getPublicBrand = (): Promise<Brand> => systemDb(readPublicBrand);

/** The same inside a transaction of the system's, for mails. Before any data has come, the mails' sender stands in. */
export async function readPublicBrand(tx: Tx): Promise<Brand> {
  const [row] = await tx.$queryRaw<BrandRow[]>`
    SELECT ${brandColumns} FROM seller_entity seller ORDER BY seller.rank LIMIT 1`;
  return row ? toBrand(row) : brandOfSender(env().MAIL_FROM);
}

/** The seller entity of the viewer's first bill group [BIL-5], for what is about the person and not about a contract. */
export async function readOwnSeller(tx: Tx, viewer: Pick<Viewer, "personId">): Promise<OwnSeller> {
  const [row] = await tx.$queryRaw<(BrandRow & { timeZone: string })[]>`
    SELECT ${brandColumns}, seller.time_zone AS "timeZone"
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    WHERE ${visibleBillGroupSql(viewer)}
    ORDER BY seller.rank, account.name, bill_group.name, bill_group.id
    LIMIT 1`;
  if (row) return { brand: toBrand(row), timeZone: row.timeZone };
  return { brand: await readPublicBrand(tx), timeZone: "UTC" };
}

/** A portal that still waits for its first data: the name and address of `Name <mail@host>`, and no colour of its own. */
function brandOfSender(sender: string): Brand {
  const [, name, email] = /^(.*?)<([^<>]+)>$/.exec(sender) ?? ["", "", sender];
  const shown = name?.trim() || email || sender;
  return {
    name: shown,
    logoUrl: null,
    color: "#334155",
    customerService: { name: shown, email: email ?? sender, phone: null },
  };
}

/** What frames the viewer's pages, branded by the seller entity of their first bill group [BIL-5]. */
export function getPortalFrame(viewer: Viewer): Promise<PortalFrame> {
  return viewerDb(viewer, async (tx) => {
    const standing = await readStanding(tx, viewer);
    const names = await tx.accountPerson.findFirst({
      where: ownRows(viewer),
      orderBy: { accountId: "asc" },
      select: { firstName: true, lastName: true },
    });
    const groups = await tx.$queryRaw<(BrandRow & { billGroup: string; account: string })[]>`
      SELECT bill_group.name AS "billGroup", account.name AS account, ${brandColumns}
      FROM bill_group
      JOIN account ON account.id = bill_group.account_id
      JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
      WHERE ${visibleBillGroupSql(viewer)}
      ORDER BY seller.rank, account.name, bill_group.name, bill_group.id
      LIMIT ${MOST_GROUPS}`;
    return {
      standing,
      brand: groups[0] ? toBrand(groups[0]) : null,
      email: viewer.email,
      personName: names ? `${names.firstName} ${names.lastName}` : null,
      places: byAccount(groups),
    };
  });
}

function byAccount(groups: readonly { billGroup: string; account: string }[]): PortalFrame["places"] {
  const accounts = new Map<string, string[]>();
  for (const { billGroup, account } of groups) accounts.set(account, [...(accounts.get(account) ?? []), billGroup]);
  return [...accounts].map(([account, billGroups]) => ({ account, billGroups }));
}
