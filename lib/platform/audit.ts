import type { Tx } from "./db";
import { Prisma } from "./generated/prisma/client";
import { newId } from "./ids";
import type { Ctx } from "./viewer";

type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface AuditEntry {
  /** `<noun>.<what_happened>`, in the past tense. */
  readonly action: string;
  readonly accountId?: string;
  readonly contractId?: string;
  /** Instead of a contract, for what concerns a whole bill group; the account is named as well. */
  readonly billGroupId?: string;
  readonly before?: Facts;
  readonly after?: Facts;
}

/** Adds the row that says who did what, in the transaction that did it [A7]; its id names the fact, for mails. */
export async function audit(tx: Tx, ctx: Ctx, entry: AuditEntry): Promise<string> {
  const id = newId();
  const { actor, requestId } = ctx;
  const person = actor.kind === "person" ? actor : null;
  const email = actor.kind === "system" ? null : actor.email;
  await tx.$executeRaw`
    INSERT INTO audit_event
      (id, at, action, actor_kind, actor_person_id, actor_email, account_id, contract_id, bill_group_id, before, after,
       request_id)
    VALUES (
      ${id}::uuid, portal.now(), ${entry.action}, ${actor.kind}, ${person?.personId ?? null}::uuid,
      ${email}, ${entry.accountId ?? null}::uuid, ${entry.contractId ?? null}::uuid,
      ${entry.billGroupId ?? null}::uuid,
      ${jsonOrNull(entry.before)}::jsonb, ${jsonOrNull(entry.after)}::jsonb, ${requestId}
    )`;
  return id;
}

/**
 * Adds such a row for each of many things done at once [A7].
 * @param done a SELECT of action, account_id, contract_id, bill_group_id, before and after
 * @param doing a WITH clause that does it, and that `done` selects from
 */
export async function auditAll(
  tx: Tx,
  { actor, requestId }: Ctx,
  done: Prisma.Sql,
  doing: Prisma.Sql = Prisma.empty,
): Promise<void> {
  // Another system of the seller's is named by its key.
  const name = actor.kind === "system" ? (actor.name.startsWith("api:") ? actor.name : null) : actor.email;
  const personId = actor.kind === "person" ? actor.personId : null;
  await tx.$executeRaw`
    ${doing}
    INSERT INTO audit_event
      (id, at, action, actor_kind, actor_person_id, actor_email, account_id, contract_id, bill_group_id, before, after,
       request_id)
    SELECT gen_random_uuid(), portal.now(), done.action, ${actor.kind}, ${personId}::uuid, ${name}, done.account_id,
           done.contract_id, done.bill_group_id, done.before, done.after, ${requestId}
    FROM (${done}) done`;
}

/** Who did something last, and when; for whoever was about to do the same [CON-5]. */
export async function lastDone(
  tx: Tx,
  action: string,
  { contractId, billGroupId }: { readonly contractId: string | null; readonly billGroupId: string },
): Promise<{ who: string; at: Date } | null> {
  const about = contractId
    ? Prisma.sql`event.contract_id = ${contractId}::uuid`
    : Prisma.sql`event.bill_group_id = ${billGroupId}::uuid`;
  const [event] = await tx.$queryRaw<{ who: string | null; at: Date }[]>`
    SELECT coalesce(named.first_name || ' ' || named.last_name, event.actor_email) AS who, event.at
    FROM audit_event event
    LEFT JOIN account_person named ON named.account_id = event.account_id AND named.person_id = event.actor_person_id
    WHERE ${about} AND event.action = ${action}
    ORDER BY event.at DESC, event.id DESC LIMIT 1`;
  return event?.who ? { who: event.who, at: event.at } : null;
}

const jsonOrNull = (facts: Facts | undefined): string | null => (facts ? JSON.stringify(facts) : null);
