import { lockContract } from "@/lib/access/locks";
import { noticeOfChange } from "@/lib/notices/commands";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { refused, requireAllowed } from "@/lib/platform/decision";
import { DomainError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { transaction } from "@/lib/platform/transaction";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { type HandoverNews, mailHandover } from "../mail";
import { askIf, canAccept, canDecline, canNominate, HANDOVER_DAYS } from "../rules";
import type { HandoverOffer, HandoverRole } from "../types";
import { findNomination, findOffer, toNominee } from "./queries";
import type { HandoverInput, NominateInput } from "./schema";

export interface Nominated {
  readonly name: string;
  readonly contractNumber: string;
  readonly role: HandoverRole;
}

/**
 * The holder of a protected place names who takes over; nothing changes until they accept [USR-6].
 * @throws DomainError NOT_FOUND, FORBIDDEN, RULE with the reason of canNominate
 */
export const nominate = (ctx: ViewerCtx, { contractNumber, role, person }: NominateInput): Promise<Nominated> =>
  transaction(ctx, async (tx) => {
    const { viewer } = ctx;
    const contract = await lockContract(tx, ctx, contractNumber);
    const { facts, rows } = await findNomination(tx, viewer, contractNumber, role, person);
    const row = rows.find(({ personId }) => personId === person);
    if (!row) throw notFound();
    const nominee = toNominee(row, viewer);
    requireAllowed(canNominate({ ...facts, nominee }));
    // One that ran out, or was asked by whoever had the role before, makes room.
    await tx.$executeRaw`
      UPDATE handover SET ended_at = portal.now(), outcome = 'expired'
      WHERE contract_id = ${contract.id}::uuid AND role = ${role}::handover_role AND ended_at IS NULL`;
    const id = newId();
    await tx.$executeRaw`
      INSERT INTO handover (id, account_id, contract_id, role, from_person_id, to_person_id, created_at, expires_at)
      VALUES (${id}::uuid, ${contract.accountId}::uuid, ${contract.id}::uuid, ${role}::handover_role,
              ${viewer.personId}::uuid, ${person}::uuid, portal.now(),
              portal.now() + make_interval(days => ${HANDOVER_DAYS}::int))`;
    await record(tx, ctx, { id, accountId: contract.accountId, contractId: contract.id }, "nominated", {
      role,
      from: viewer.email,
      to: row.email,
    });
    return { name: nominee.name, contractNumber, role };
  });

/** The roles swap [USR-6]. @throws DomainError NOT_FOUND, RULE with the reason of canAccept */
export const acceptHandover = (ctx: ViewerCtx, { handover }: HandoverInput): Promise<HandoverOffer> =>
  answer(ctx, handover, "accepted", async (tx, offer) => {
    requireAllowed(canAccept(offer));
    const [swapped] = await tx.$queryRaw<[{ isDone: boolean }]>`
      SELECT portal.accept_handover(${handover}::uuid) AS "isDone"`;
    if (!swapped.isDone) throw over(offer);
  });

/** @throws DomainError NOT_FOUND, RULE `users.handover_over`, `users.not_nominee` */
export const declineHandover = (ctx: ViewerCtx, { handover }: HandoverInput): Promise<HandoverOffer> =>
  answer(ctx, handover, "declined", async (tx, offer) => {
    requireAllowed(canDecline(offer));
    await end(tx, offer, "declined");
  });

/** By whoever nominated. @throws DomainError NOT_FOUND, RULE `users.handover_over` */
export const withdrawHandover = (ctx: ViewerCtx, { handover }: HandoverInput): Promise<HandoverOffer> =>
  answer(ctx, handover, "withdrawn", async (tx, offer) => {
    const { from, contractNumber: number } = offer;
    if (!offer.isOwn) requireAllowed(refused("users.not_holder", { ...askIf(from), params: { number } }));
    if (!offer.isOpen) throw over(offer);
    await end(tx, offer, "withdrawn");
  });

async function answer(
  ctx: ViewerCtx,
  id: string,
  outcome: "accepted" | "declined" | "withdrawn",
  run: (tx: Tx, offer: HandoverOffer) => Promise<void>,
): Promise<HandoverOffer> {
  return transaction(ctx, async (tx) => {
    const { offer: seen } = await findOffer(tx, ctx.viewer, id);
    const contract = await lockContract(tx, ctx, seen.contractNumber);
    const { offer } = await findOffer(tx, ctx.viewer, id);
    await run(tx, offer);
    const facts = { role: offer.role, from: offer.from?.email ?? "", to: offer.to?.email ?? "" };
    await record(tx, ctx, { id, accountId: contract.accountId, contractId: contract.id }, outcome, facts);
    return offer;
  });
}

async function end(tx: Tx, offer: HandoverOffer, outcome: "declined" | "withdrawn"): Promise<void> {
  const changed = await tx.$executeRaw`
    UPDATE handover SET ended_at = portal.now(), outcome = ${outcome}::handover_outcome
    WHERE id = ${offer.id}::uuid AND ended_at IS NULL`;
  if (changed !== 1) throw over(offer);
}

const over = ({ from }: HandoverOffer): DomainError =>
  new DomainError("RULE", "users.handover_over", { refusal: refused("users.handover_over", askIf(from)) });

async function record(
  tx: Tx,
  ctx: ViewerCtx,
  { id, accountId, contractId }: { id: string; accountId: string; contractId: string },
  news: HandoverNews,
  facts: { role: HandoverRole; from: string; to: string },
): Promise<void> {
  const eventId = await audit(tx, ctx, { action: `user.handover_${news}`, accountId, contractId, after: facts });
  if (news === "accepted") await noticeOfChange(tx, eventId);
  await mailHandover(tx, ctx.viewer, { eventId, handoverId: id, news });
}
