import type { Tx } from "@/lib/platform/db";
import { systemReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Cursor, readCursor, toPage } from "@/lib/platform/keyset";
import { type DeliverySearch, deliveryInput, endpointInput } from "./schema";
import type {
  DeliveryDetails,
  DeliveryList,
  DeliveryRow,
  EndpointDetails,
  EndpointRow,
  EventFacts,
  TryRow,
} from "./types";

/** What a body is made of; null once it is made, or where it is none of ours. The row is held until it is written. */
export async function findEvent(tx: Tx, id: string): Promise<EventFacts | null> {
  const [found] = await tx.$queryRaw<EventFacts[]>`
    SELECT event.id, event.type, event.at, history.action, coalesce(history.before, '{}') AS before,
           coalesce(history.after, '{}') AS after, contract.number AS contract,
           CASE WHEN account.id IS NOT NULL THEN json_build_object('id', account.id, 'name', account.name) END AS account,
           CASE WHEN bill_group.id IS NOT NULL
                THEN json_build_object('id', bill_group.id, 'name', bill_group.name) END AS "billGroup"
    FROM webhook_event event JOIN audit_event history ON history.id = event.id
    LEFT JOIN account ON account.id = event.account_id
    LEFT JOIN contract ON contract.id = history.contract_id
    LEFT JOIN bill_group ON bill_group.id = coalesce(history.bill_group_id, contract.bill_group_id)
    WHERE event.id = ${id}::uuid AND event.payload IS NULL FOR UPDATE OF event`;
  return found ?? null;
}

export interface DueDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly tries: number;
  readonly payload: string;
  readonly url: string;
  readonly secret: Uint8Array;
  readonly earlierSecret: Uint8Array | null;
  /** By the real clock, however the portal's is moved for a test: receivers refuse what is minutes off. */
  readonly sentAt: Date;
}

/** What is due first for an endpoint that is not paused. */
export async function findDue(tx: Tx, endpointId: string): Promise<DueDelivery | null> {
  const [found] = await tx.$queryRaw<DueDelivery[]>`
    SELECT due.id, due.endpoint_id AS "endpointId", due.event_id AS "eventId", due.tries, event.payload, endpoint.url,
           endpoint.secret, clock_timestamp() AS "sentAt",
           CASE WHEN endpoint.earlier_until > portal.now() THEN endpoint.earlier_secret END AS "earlierSecret"
    FROM webhook_endpoint endpoint
    JOIN webhook_delivery due ON due.endpoint_id = endpoint.id AND due.state = 'waiting' AND due.next_try_at <= portal.now()
    JOIN webhook_event event ON event.id = due.event_id AND event.payload IS NOT NULL
    WHERE endpoint.id = ${endpointId}::uuid AND endpoint.paused_at IS NULL
    ORDER BY due.next_try_at, due.id LIMIT 1`;
  return found ?? null;
}

/** How long until something is due for it; null: nothing waits, or it is paused. */
export async function secondsUntilDue(tx: Tx, endpointId: string): Promise<number | null> {
  const [found] = await tx.$queryRaw<{ seconds: number | null }[]>`
    SELECT ceil(extract(epoch FROM min(due.next_try_at) - portal.now()))::int AS seconds
    FROM webhook_endpoint endpoint JOIN webhook_delivery due ON due.endpoint_id = endpoint.id AND due.state = 'waiting'
    WHERE endpoint.id = ${endpointId}::uuid AND endpoint.paused_at IS NULL`;
  return found?.seconds === null || found === undefined ? null : Math.max(0, found.seconds);
}

const columns = Prisma.sql`
  endpoint.id, endpoint.name, endpoint.url, endpoint.types, endpoint.paused_by AS "pausedBy", endpoint.paused_at AS "pausedAt",
  endpoint.failing_since AS "failingSince",
  (SELECT count(*)::int FROM webhook_delivery d WHERE d.endpoint_id = endpoint.id AND d.state = 'waiting') AS waiting,
  (SELECT count(*)::int FROM webhook_delivery d WHERE d.endpoint_id = endpoint.id AND d.state = 'given_up') AS "givenUp"`;

/** All of them: there are few, by rule. */
export const listEndpoints = (): Promise<EndpointRow[]> =>
  systemReading(
    (tx) => tx.$queryRaw<EndpointRow[]>`SELECT ${columns} FROM webhook_endpoint endpoint ORDER BY created_at, id`,
  );

/** @throws DomainError NOT_FOUND */
export async function getEndpoint(id: string): Promise<EndpointDetails> {
  if (!endpointInput.safeParse({ endpoint: id }).success) throw notFound();
  const [found] = await systemReading(
    (tx) => tx.$queryRaw<EndpointDetails[]>`
      SELECT ${columns}, endpoint.version, staff.name AS "createdBy", endpoint.created_at AS "createdAt",
             CASE WHEN endpoint.earlier_until > portal.now() THEN endpoint.earlier_until END AS "earlierUntil"
      FROM webhook_endpoint endpoint JOIN staff ON staff.id = endpoint.created_by_staff_id
      WHERE endpoint.id = ${id}::uuid`,
  );
  if (!found) throw notFound();
  return found;
}

const PAGE_SIZE = 50;

const deliveryColumns = Prisma.sql`
  delivery.id, event.type, delivery.state::text AS state, delivery.tries, delivery.created_at AS "createdAt",
  delivery.next_try_at AS "nextTryAt",
  (SELECT last.response_code FROM webhook_try last WHERE last.delivery_id = delivery.id
   ORDER BY last.at DESC, last.id DESC LIMIT 1) AS "responseCode"`;

const beyond = ({ direction, key: [at, id] }: Cursor): Prisma.Sql =>
  direction === "after"
    ? Prisma.sql`(delivery.created_at, delivery.id) < (${at}::timestamptz, ${id}::uuid)`
    : Prisma.sql`(delivery.created_at, delivery.id) > (${at}::timestamptz, ${id}::uuid)`;

const isOurs = ({ key: [at, id] }: Cursor): boolean =>
  !Number.isNaN(Date.parse(at)) && deliveryInput.safeParse({ delivery: id }).success;

/** What was, is and could not be sent to an endpoint, the newest first, 50 a page. */
export async function listDeliveries(endpointId: string, search: DeliverySearch): Promise<DeliveryList> {
  const given = readCursor(search);
  const cursor = given && isOurs(given) ? given : null;
  const way = cursor?.direction === "before" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const conditions = [
    Prisma.sql`delivery.endpoint_id = ${endpointId}::uuid`,
    ...(cursor ? [beyond(cursor)] : []),
    ...(search.state ? [Prisma.sql`delivery.state = ${search.state}::webhook_delivery_state`] : []),
    ...(search.type ? [Prisma.sql`event.type = ${search.type}`] : []),
  ];
  const found = await systemReading(
    (tx) => tx.$queryRaw<DeliveryRow[]>`
      SELECT ${deliveryColumns} FROM webhook_delivery delivery JOIN webhook_event event ON event.id = delivery.event_id
      WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY delivery.created_at ${way}, delivery.id ${way} LIMIT ${PAGE_SIZE + 1}`,
  );
  const keyOf = ({ createdAt, id }: DeliveryRow) => [createdAt.toISOString(), id] as const;
  return toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow: (row) => row });
}

type DeliveryFound = DeliveryRow &
  Pick<DeliveryDetails, "eventId" | "payload"> & { endpointId: string; name: string; url: string };

/** One delivery with what is sent and what became of each try. @throws DomainError NOT_FOUND */
export const getDelivery = (id: string): Promise<DeliveryDetails> =>
  systemReading(async (tx) => {
    if (!deliveryInput.safeParse({ delivery: id }).success) throw notFound();
    const [found] = await tx.$queryRaw<DeliveryFound[]>`
      SELECT ${deliveryColumns}, event.id AS "eventId", event.payload, endpoint.id AS "endpointId", endpoint.name, endpoint.url
      FROM webhook_delivery delivery JOIN webhook_event event ON event.id = delivery.event_id
      JOIN webhook_endpoint endpoint ON endpoint.id = delivery.endpoint_id
      WHERE delivery.id = ${id}::uuid`;
    if (!found) throw notFound();
    const log = await tx.$queryRaw<TryRow[]>`
      SELECT id, at, response_code AS "responseCode", excerpt, milliseconds FROM webhook_try
      WHERE delivery_id = ${id}::uuid ORDER BY at DESC, id DESC LIMIT 50`;
    const { endpointId, name, url, ...delivery } = found;
    return { ...delivery, endpoint: { id: endpointId, name, url }, log };
  });
