import { ownRows, visibleBillGroup } from "@/lib/access/visible";
import { systemDb, type Tx, viewerDb } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import type { Brand, PortalFrame } from "./types";

const brandSelect = {
  name: true,
  logoUrl: true,
  brandColor: true,
  customerServiceName: true,
  customerServiceEmail: true,
  customerServicePhone: true,
} as const;

type BrandRow = { name: string; logoUrl: string | null; brandColor: string } & Record<
  `customerService${"Name" | "Email" | "Phone"}`,
  string
>;

const toBrand = (row: BrandRow): Brand => ({
  name: row.name,
  logoUrl: row.logoUrl,
  color: row.brandColor,
  customerService: { name: row.customerServiceName, email: row.customerServiceEmail, phone: row.customerServicePhone },
});

/** The brand before anybody is signed in: the first seller entity's. */
export const getPublicBrand = (): Promise<Brand> => systemDb(readPublicBrand);

/** The same inside a transaction of the system's, for mails. */
export async function readPublicBrand(tx: Tx): Promise<Brand> {
  return toBrand(await tx.sellerEntity.findFirstOrThrow({ orderBy: { rank: "asc" }, select: brandSelect }));
}

/** The frame of the portal's pages; of an account and group the viewer has no contract in, nothing. */
export function getPortalFrame(viewer: Viewer): Promise<PortalFrame | null> {
  return viewerDb(viewer, async (tx) => {
    const [names, groups] = [
      await tx.accountPerson.findFirst({
        where: ownRows(viewer),
        orderBy: { accountId: "asc" },
        select: { firstName: true, lastName: true },
      }),
      await tx.billGroup.findMany({
        where: visibleBillGroup(viewer),
        orderBy: [{ sellerEntity: { rank: "asc" } }, { account: { name: "asc" } }, { name: "asc" }, { id: "asc" }],
        take: 50,
        select: { name: true, account: { select: { name: true } }, sellerEntity: { select: brandSelect } },
      }),
    ];
    const [first] = groups;
    if (!first) return null;
    return {
      brand: toBrand(first.sellerEntity),
      email: viewer.email,
      personName: names ? `${names.firstName} ${names.lastName}` : null,
      places: byAccount(groups),
    };
  });
}

function byAccount(groups: readonly { name: string; account: { name: string } }[]): PortalFrame["places"] {
  const accounts = new Map<string, string[]>();
  for (const { name, account } of groups) accounts.set(account.name, [...(accounts.get(account.name) ?? []), name]);
  return [...accounts].map(([account, billGroups]) => ({ account, billGroups }));
}
