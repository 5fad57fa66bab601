import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";

type Person = Pick<Viewer, "personId">;

/** The contracts a person sees, and so everything under them [ACC-1]: for a Prisma WHERE on contracts. */
export const visibleContract = (viewer: Person) =>
  ({ access: { some: { personId: viewer.personId } } }) satisfies Prisma.ContractWhereInput;

/** The bill groups in which a person sees a contract, where the group is joined as `bill_group`. */
export const visibleBillGroupSql = (viewer: Person): Prisma.Sql =>
  Prisma.sql`bill_group.id IN (SELECT bill_group_id FROM contract_access WHERE person_id = ${viewer.personId}::uuid)`;

/** A person's own rows: their names, their sessions. */
export const ownRows = (viewer: Person) => ({ personId: viewer.personId });

/** Joins the viewer's own access as `mine`, which drops every contract that is not theirs and tells `mine.is_contact`. */
export const joinOwnAccessSql = (viewer: Person): Prisma.Sql =>
  Prisma.sql`JOIN contract_access mine ON mine.contract_id = contract.id AND mine.person_id = ${viewer.personId}::uuid`;
