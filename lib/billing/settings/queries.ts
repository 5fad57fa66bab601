import { visibleBillGroupSql, visibleContract } from "@/lib/access/visible";
import { listAddresses } from "@/lib/addresses/queries";
import type { AddressKind, InheritedAddress } from "@/lib/addresses/types";
import { fromDateColumn } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";
import { joinStandingSql, type StandingFound, standingColumnsSql, toStanding } from "../facts";
import { canChangeBillGroup } from "../rules";
import type { BillGroupDetails, GroupOwner } from "./types";

const MOST_CONTRACTS = 100;

interface GroupFound extends StandingFound {
  id: string;
  accountId: string;
  account: string;
  seller: string;
  logoUrl: string | null;
  timeZone: string;
  today: Date;
  frequency: BillGroupDetails["frequency"];
  autoPay: boolean;
  poNumber: string | null;
  vatNumber: string | null;
  registrationNumber: string | null;
  version: number;
  homeCountry: string;
}

async function getFacts(tx: Tx, viewer: Viewer, billGroup: string): Promise<GroupFound> {
  const [found] = await tx.$queryRaw<GroupFound[]>`
    SELECT bill_group.id, bill_group.account_id AS "accountId", account.name AS account, seller.name AS seller,
           seller.logo_url AS "logoUrl", seller.time_zone AS "timeZone", portal.today(seller.time_zone) AS today,
           bill_group.frequency::text AS frequency, bill_group.auto_pay AS "autoPay",
           bill_group.po_number AS "poNumber", bill_group.vat_number AS "vatNumber",
           bill_group.registration_number AS "registrationNumber", bill_group.version,
           coalesce((
             SELECT address.country FROM address
             WHERE address.bill_group_id = bill_group.id AND address.kind = 'billing' ORDER BY address.id LIMIT 1
           ), seller.country) AS "homeCountry",
           ${standingColumnsSql}
    FROM bill_group
    JOIN account ON account.id = bill_group.account_id
    JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
    ${joinStandingSql}
    WHERE ${visibleBillGroupSql(viewer)} AND bill_group.id = ${billGroup}::uuid`;
  if (!found) throw notFound();
  return found;
}

/** One of the bill groups in which the viewer sees something. @throws DomainError NOT_FOUND */
export const getBillGroup = (viewer: Viewer, billGroup: string): Promise<BillGroupDetails> =>
  viewerReading(viewer, async (tx) => {
    const found = await getFacts(tx, viewer, billGroup);
    const addresses = await listAddresses(tx, { contractId: null, billGroupId: found.id });
    const own = (kind: AddressKind): InheritedAddress => ({ own: addresses.get(kind) ?? null, ofGroup: null });
    const contracts = await tx.contract.findMany({
      where: { billGroupId: found.id, ...visibleContract(viewer) },
      orderBy: [{ endsOn: "desc" }, { number: "asc" }],
      take: MOST_CONTRACTS,
      select: { number: true, endsOn: true },
    });
    const standing = toStanding(found);
    return {
      id: found.id,
      name: standing.name,
      account: found.account,
      seller: found.seller,
      logoUrl: found.logoUrl,
      frequency: found.frequency,
      autoPay: found.autoPay,
      poNumber: found.poNumber,
      vatNumber: found.vatNumber,
      registrationNumber: found.registrationNumber,
      version: found.version,
      homeCountry: found.homeCountry,
      contracts: contracts.map(({ number, endsOn }) => ({
        number,
        isActive: fromDateColumn(endsOn) >= fromDateColumn(found.today),
      })),
      change: canChangeBillGroup(standing),
      contact: own("contact"),
      shipping: own("shipping"),
      customerService: standing.customerService,
    };
  });

/** The rules' view inside a command, once the group is locked. @throws DomainError NOT_FOUND */
export async function getGroupOwner(
  tx: Tx,
  viewer: Viewer,
  billGroup: string,
): Promise<{ owner: GroupOwner; standing: ReturnType<typeof toStanding> }> {
  const found = await getFacts(tx, viewer, billGroup);
  const standing = toStanding(found);
  const { accountId, timeZone, poNumber, vatNumber, registrationNumber, version, homeCountry } = found;
  return {
    standing,
    owner: {
      ...{ accountId, billGroupId: found.id, contractId: null, timeZone, version, homeCountry },
      ...{ poNumber, vatNumber, registrationNumber },
      customerService: standing.customerService,
    },
  };
}
