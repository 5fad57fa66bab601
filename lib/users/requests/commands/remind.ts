import { systemDb } from "@/lib/platform/db";
import { mailContacts } from "../mail";
import { DAYS_UNTIL_REMINDED } from "../rules";

const MOST_AT_ONCE = 50;

/** Asks the contacts a second time where nobody has answered for days: once a request, whoever else is reminding. */
export async function remindContacts(): Promise<void> {
  let reminded: number;
  do reminded = await remindSome();
  while (reminded === MOST_AT_ONCE);
}

const remindSome = (): Promise<number> =>
  systemDb(async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      UPDATE access_request_match SET reminded_at = portal.now()
      WHERE request_id IN (
        SELECT match.request_id FROM access_request_match match
        JOIN access_request request ON request.id = match.request_id
        WHERE match.answer IS NULL AND match.reminded_at IS NULL AND request.ended_at IS NULL
          AND request.created_at <= portal.now() - make_interval(days => ${DAYS_UNTIL_REMINDED}::int)
          AND request.expires_at > portal.now()
          AND NOT EXISTS (
            SELECT FROM contract_contact place
            WHERE place.contract_id = match.contract_id AND place.person_id = request.person_id
          )
        LIMIT ${MOST_AT_ONCE} FOR UPDATE OF match SKIP LOCKED
      )
      RETURNING request_id AS id`;
    for (const { id } of due) await mailContacts(tx, id, "access_request_reminder");
    return due.length;
  });
