import { readPublicBrand } from "@/lib/branding/queries";
import type { Brand } from "@/lib/branding/types";
import { calendarDay } from "@/lib/platform/dates";
import { systemReading, type Tx, viewerReading } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { dayOf, type RequestFacts, readOwnOpen, readRequest, readWaiting, toTerms } from "./facts";
import { canApprove, canDecline } from "./rules";
import type { OwnRequest, RequestDetails, WaitingRequest } from "./types";

const MOST_WAITING = 50;

/** Who speaks to somebody who has no seller yet, and by whose calendar: the first seller entity. */
export interface PublicSeller extends Brand {
  readonly timeZone: string;
}

export const getPublicSeller = (): Promise<PublicSeller> => systemReading(readPublicSeller);

export async function readPublicSeller(tx: Tx): Promise<PublicSeller> {
  const brand = await readPublicBrand(tx);
  const [first] = await tx.$queryRaw<{ timeZone: string }[]>`
    SELECT time_zone AS "timeZone" FROM seller_entity ORDER BY rank LIMIT 1`;
  return { ...brand, timeZone: first?.timeZone ?? "UTC" };
}

/** The person's own open requests [ACC-9]. */
export async function listOwnRequests(viewer: Viewer): Promise<OwnRequest[]> {
  const { timeZone } = await getPublicSeller();
  const open = await viewerReading(viewer, (tx) => readOwnOpen(tx, viewer));
  return open.map(({ createdAt, expiresAt, ...rest }) => ({
    ...rest,
    askedOn: calendarDay(createdAt, timeZone),
    waitsUntil: calendarDay(expiresAt, timeZone),
  }));
}

/** What waits for the viewer's answer, on the contracts they are a contact of. */
export const listWaitingRequests = (viewer: Viewer): Promise<WaitingRequest[]> =>
  viewerReading(viewer, (tx) => readWaitingRequests(tx, viewer, MOST_WAITING));

/** The same inside a transaction that reads more. */
export const readWaitingRequests = async (tx: Tx, viewer: Viewer, most: number): Promise<WaitingRequest[]> =>
  (await readWaiting(tx, viewer, most)).map(toWaiting);

/** @throws DomainError NOT_FOUND */
export const getRequest = (viewer: Viewer, id: string): Promise<RequestDetails> =>
  viewerReading(viewer, async (tx) => toDetails(await readRequest(tx, viewer, id)));

const toWaiting = ({ id, firstName, lastName, email, contract, ...times }: RequestFacts): WaitingRequest => ({
  ...{ id, email, contract, name: `${firstName} ${lastName}` },
  askedOn: calendarDay(times.askedAt, times.timeZone),
  expiresOn: calendarDay(times.expiresAt, times.timeZone),
});

function toDetails(request: RequestFacts): RequestDetails {
  const terms = toTerms(request);
  const { account, note, timeZone } = request;
  return {
    ...toWaiting(request),
    ...{ account, note, timeZone, state: terms.state, ownEndsOn: terms.ownEndsOn },
    // As the form first stands there: with the contact's own end in it, if there is one.
    approval: canApprove(terms, terms.ownEndsOn, dayOf(request)),
    decline: canDecline(terms),
  };
}
