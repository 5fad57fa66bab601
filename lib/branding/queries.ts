import { mineSql, type StandingRow, standingOfMineSql, toStanding } from "@/lib/access/facts";
import { ownNameSql, visibleBillGroupByMineSql, visibleBillGroupSql } from "@/lib/access/visible";
import { inOrder, selectBillGroups } from "@/lib/bill-groups/facts";
import { billGroupId } from "@/lib/bill-groups/schema";
import type { BillGroupChoice } from "@/lib/bill-groups/types";
import { readBrandDrawing } from "@/lib/platform/assets";
import { systemReading, type Tx, viewerReading, viewerRows } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";
import { logoIdOf } from "./rules";
import type { Brand, OwnSeller, PortalFrame } from "./types";

interface BrandRow {
  name: string;
  logoUrl: string | null;
  color: string;
  serviceName: string;
  serviceEmail: string;
  servicePhone: string;
}

const lookColumns = Prisma.sql`
  seller.logo_url AS "logoUrl", seller.brand_color AS color,
  seller.customer_service_name AS "serviceName", seller.customer_service_email AS "serviceEmail",
  seller.customer_service_phone AS "servicePhone"`;
const brandColumns = Prisma.sql`seller.name, ${lookColumns}`;

const toBrand = ({ name, logoUrl, color, serviceName, serviceEmail, servicePhone }: BrandRow): Brand => ({
  name,
  logoUrl,
  color,
  customerService: { name: serviceName, email: serviceEmail, phone: servicePhone },
});

/** The brand before anybody is signed in: the first seller entity's. */
export const getPublicBrand = (): Promise<Brand> => systemReading(readPublicBrand);

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

/** A logo as documents draw it, by its address: the text of one of our drawings, or an uploaded one as PNG. */
export async function readLogo(tx: Tx, url: string | null): Promise<string | Uint8Array | null> {
  const id = logoIdOf(url);
  if (!id) return readBrandDrawing(url);
  const [found] = await tx.$queryRaw<{ png: Uint8Array | null }[]>`SELECT portal.printed_logo(${id}::uuid) AS png`;
  return found?.png ?? null;
}

/** The same for a document that is read already. */
export const findLogo = (viewer: Viewer, url: string | null): Promise<string | Uint8Array | null> =>
  logoIdOf(url) ? viewerReading(viewer, (tx) => readLogo(tx, url)) : readBrandDrawing(url);

/** An uploaded logo as pages show it, for anybody: it brands also what comes before signing in. Null where there is none. */
export const findUploadedLogo = (id: string): Promise<Uint8Array | null> =>
  systemReading(async (tx) => {
    const [found] = await tx.$queryRaw<{ screen: Uint8Array }[]>`
      SELECT screen FROM seller_logo WHERE id = ${id}::uuid`;
    return found?.screen ?? null;
  });

interface FrameRow extends StandingRow {
  personName: string | null;
}

type GroupRow = BillGroupChoice & Omit<BrandRow, "name"> & { place: bigint };

/** What frames the viewer's pages, branded by the seller entity of the bill group they look at [BIL-5, BIL-7]: one statement. */
export async function getPortalFrame(viewer: Viewer, wanted: string | null = null): Promise<PortalFrame> {
  const asked = billGroupId.safeParse(wanted).data ?? null;
  const groups = selectBillGroups(viewer, asked, Prisma.sql`, ${lookColumns}`, visibleBillGroupByMineSql());
  const rows = await viewerRows<FrameRow & (GroupRow | { id: null })>(
    viewer,
    Prisma.sql`
      WITH ${mineSql(viewer)}
      SELECT standing.*, ${ownNameSql(viewer)} AS "personName", groups.*
      FROM (${standingOfMineSql}) standing
      LEFT JOIN (${groups}) groups ON true`,
  );
  const { all, chosen } = inOrder(rows.filter(isGroup), asked);
  return {
    standing: toStanding(rows),
    brand: chosen && toBrand({ ...chosen, name: chosen.seller }),
    email: viewer.email,
    personName: rows[0]?.personName ?? null,
    billGroups: all.map(toChoice),
    billGroup: chosen && toChoice(chosen),
  };
}

/** Who sees nothing has a row without one. */
const isGroup = (row: FrameRow & (GroupRow | { id: null })): row is FrameRow & GroupRow => row.id !== null;

const toChoice = ({ id, name, account, seller }: BillGroupChoice): BillGroupChoice => ({ id, name, account, seller });
