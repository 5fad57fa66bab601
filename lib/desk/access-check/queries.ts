import { MOST_CHECKED, readAccessOfAddress } from "@/lib/access/access-check";
import { countSessionsOf } from "@/lib/auth/sessions/queries";
import { systemReading, type Tx } from "@/lib/platform/db";
import { hasDeskPermission } from "@/lib/platform/desk-permissions";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import { canEndSessions, whyUnseen } from "./rules";
import { checkedAddress } from "./schema";
import type { AccessCheck } from "./types";

/** What an address would see and why; who may ask sees all accounts [DSK-7]. @throws DomainError NOT_FOUND where it is no address */
export async function checkAccess(staff: StaffMember, typed: string | undefined): Promise<AccessCheck> {
  const email = checkedAddress.safeParse(typed);
  if (!email.success) throw notFound();
  const { unseen, ...access } = await readAccessOfAddress(email.data);
  const person = await systemReading((tx) => readPerson(tx, email.data));
  return {
    ...access,
    ...person,
    email: email.data,
    unseen: unseen.map((contract) => ({ ...contract, because: whyUnseen(contract) })),
    endSessions: canEndSessions(person),
    mayErase: person.personId !== null && hasDeskPermission(staff.role, "people.erase"),
    isCut: access.seen.length === MOST_CHECKED || unseen.length === MOST_CHECKED,
  };
}

/** Whether it is one of the seller's people, and how often they are signed in now. */
export async function readPerson(
  tx: Tx,
  email: string,
): Promise<{ personId: string | null; isStaff: boolean; sessions: number }> {
  const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
  const staff = await tx.staff.count({ where: { email, endedAt: null } });
  const sessions = person ? await countSessionsOf(tx, person.id) : 0;
  return { personId: person?.id ?? null, isStaff: staff > 0, sessions };
}
