import type { Tx } from "./db";
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
  await tx.$executeRaw`
    INSERT INTO audit_event
      (id, at, action, actor_kind, actor_person_id, actor_email, account_id, contract_id, bill_group_id, before, after,
       request_id)
    VALUES (
      ${id}::uuid, portal.now(), ${entry.action}, ${actor.kind}, ${person?.personId ?? null}::uuid,
      ${person?.email ?? null}, ${entry.accountId ?? null}::uuid, ${entry.contractId ?? null}::uuid,
      ${entry.billGroupId ?? null}::uuid,
      ${jsonOrNull(entry.before)}::jsonb, ${jsonOrNull(entry.after)}::jsonb, ${requestId}
    )`;
  return id;
}

const jsonOrNull = (facts: Facts | undefined): string | null => (facts ? JSON.stringify(facts) : null);
