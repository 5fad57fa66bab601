import { openDispute } from "@/lib/collections/disputes/commands/open-dispute";
import { withdrawDispute } from "@/lib/collections/disputes/commands/withdraw-dispute";
import { writeToDispute } from "@/lib/collections/disputes/commands/write-to-dispute";
import { makePromise, withdrawPromise } from "@/lib/collections/promises/commands";
import { reportTransfer } from "@/lib/collections/transfers/commands";
import { addDays, plainDate } from "@/lib/platform/dates";
import type { StaffCtx } from "@/lib/platform/viewer";
import { row, rows } from "../setup/admin";
import { ctxOf } from "../setup/world";

/** In the demo world's tests it is this day for both sellers. */
export const TODAY = plainDate("2027-03-10");
export const inDays = (days: number) => addDays(TODAY, days);

export const speaker = (email: string) => ctxOf(email, "collections.speak");

export const dispute = async (email: string, reference: string, line: number | null = null, text = "It is too much.") =>
  openDispute(await speaker(email), { reference, kind: "wrong_amount", line, text });

export const write = async (email: string, disputeId: string, text = "Please look again.") =>
  writeToDispute(await speaker(email), { dispute: disputeId, text });

export const withdraw = async (email: string, disputeId: string) =>
  withdrawDispute(await speaker(email), { dispute: disputeId, text: "Sorted out." });

export const promise = async (email: string, reference: string, days: number, amount: string | null = null) =>
  makePromise(await speaker(email), { reference, promisedOn: inDays(days), amount });

export const takeBack = async (email: string, id: string) => withdrawPromise(await speaker(email), { promise: id });

export const transfer = async (email: string, reference: string, days: number, amount: string) =>
  reportTransfer(await speaker(email), { reference, sentOn: inDays(days), amount, bankReference: "Ref 1" });

/** One of the seller's people, as the desk will hand them to a command. */
export async function staffCtx(email: string): Promise<StaffCtx> {
  const { id } = await row<{ id: string }>("SELECT id FROM staff WHERE email = $1", [email]);
  return { actor: { kind: "staff", staffId: id, email }, requestId: "test" };
}

export const disputeOf = async (number: string): Promise<string> => {
  const [found] = await rows<{ id: string }>(
    `SELECT dispute.id FROM dispute JOIN invoice ON invoice.id = dispute.invoice_id WHERE number = $1
     ORDER BY closed_at DESC NULLS FIRST LIMIT 1`,
    [number],
  );
  if (!found) throw new Error(`${number} is not disputed`);
  return found.id;
};

/** Rows of all that can be said, to see that nothing was written. */
export const everythingSaid = () =>
  row<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM dispute) AS disputes, (SELECT count(*)::int FROM dispute_message) AS messages,
            (SELECT count(*)::int FROM payment_promise) AS promises, (SELECT count(*)::int FROM transfer_notice) AS transfers,
            (SELECT count(*)::int FROM stored_file) AS files, (SELECT count(*)::int FROM audit_event) AS events`,
  );
