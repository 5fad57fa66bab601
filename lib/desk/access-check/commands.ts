import { endSessionsOf } from "@/lib/auth/sessions/commands";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { readPerson } from "./queries";
import { canEndSessions } from "./rules";
import type { EndSessionsInput } from "./schema";

/** Signs a customer out everywhere, from their browsers' next requests on [SIG-6, ACC-7]. @throws DomainError RULE with the reason of canEndSessions */
export const endCustomerSessions = (ctx: DeskCtx, { email }: EndSessionsInput): Promise<{ count: number }> =>
  transaction(ctx, async (tx) => {
    const person = await readPerson(tx, email);
    requireAllowed(canEndSessions(person));
    const count = person.personId ? await endSessionsOf(tx, person.personId) : 0;
    await audit(tx, ctx, { action: "session.ended_by_staff", after: { person: email, count } });
    return { count };
  });
