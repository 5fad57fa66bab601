import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../../../lib/platform/generated/prisma/client";
import { ACCOUNT, PAGE_SIZE } from "../../../list-query.mjs";
import { Table } from "../table.jsx";

export const dynamic = "force-dynamic";

// pg reads PGHOST and so on itself. Made when it is first asked: a build has no database.
const held = {};
function prisma() {
  held.client ??= new PrismaClient({ adapter: new PrismaPg({ max: 10 }) });
  return held.client;
}

const day = (date) => date.toISOString().slice(0, 10);

/** The same rows by the portal's own client: what Prisma adds to the framework, in memory above all. */
export default async function Page() {
  const found = await prisma().invoice.findMany({
    where: { accountId: ACCOUNT },
    orderBy: [{ issuedOn: "desc" }, { reference: "desc" }],
    take: PAGE_SIZE + 1,
    include: { contract: { select: { number: true } } },
  });
  const rows = found.map(
    ({ number, contract, issuedOn, dueOn, poNumber, totalMinor, openMinor, voidedAt, currency }) => ({
      ...{ number, contract: contract.number, issued: day(issuedOn), due: day(dueOn), po: poNumber ?? "" },
      ...{ total: totalMinor, open: openMinor, void: voidedAt !== null, currency },
    }),
  );
  return <Table rows={rows} />;
}
