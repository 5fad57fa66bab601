import { accountsOfPerson, eraseWords, forgetPerson, leaveContracts, lockPerson } from "@/lib/access/person-rows";
import { endSessionsOf } from "@/lib/auth/sessions/commands";
import { dropBytes } from "@/lib/files/store";
import { audit } from "@/lib/platform/audit";
import { requireAllowed } from "@/lib/platform/decision";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import { getPersonFacts } from "./facts";
import { canErase, ERASED_NAME, erasedAddress } from "./rules";
import type { EraseInput } from "./schema";

/**
 * Erases somebody at their request: names, phone numbers and address, sessions, requests, choices, mails that wait, what they
 * wrote in cases, disputes, requests and declined quotes, whom they mailed invoices to, and the files of their cases. They leave each contract that they may leave, and whoever comes
 * with that address later is somebody new. What the law has kept stays as it was issued: invoices, payments, signatures,
 * evidence of money, and the history, whose chain nobody can change.
 * @throws DomainError NOT_FOUND, RULE with the reason of canErase
 */
export async function erasePerson(ctx: DeskCtx, { email }: EraseInput): Promise<void> {
  const files = await transaction(ctx, async (tx) => {
    await lockPerson(tx, email);
    const facts = await getPersonFacts(tx, email);
    requireAllowed(canErase(facts));
    const accounts = await accountsOfPerson(tx, facts.personId);
    const places = await leaveContracts(tx, facts.personId);
    const sessions = await endSessionsOf(tx, facts.personId);
    await forgetPerson(tx, facts, { ...ERASED_NAME, address: erasedAddress(facts.personId) });
    const words = await eraseWords(tx, facts.personId);
    const after = { places, sessions, texts: words.texts, files: words.files.length };
    for (const accountId of accounts) await audit(tx, ctx, { action: "person.erased", accountId, after });
    if (accounts.length === 0) await audit(tx, ctx, { action: "person.erased", after });
    return words.files;
  });
  // Once their rows are gone for good; bytes that stay behind after all are cleared as orphans.
  await Promise.all(files.map(dropBytes));
}
