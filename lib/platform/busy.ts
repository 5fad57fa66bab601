import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

interface Request {
  /** Whether the database was too busy for something that it needed. */
  isTooMuch: boolean;
}

/** When asking again may help. */
export const AGAIN_IN_SECONDS = 5;

// One for all copies of this file that the build makes: the server's, the pages', the handlers'.
const held = globalThis as { portalRequests?: AsyncLocalStorage<Request> };
const requests = (): AsyncLocalStorage<Request> => {
  held.portalRequests ??= new AsyncLocalStorage();
  return held.portalRequests;
};

/** The request that runs now met a full pool or a database that took too long [P2]. */
export function noteTooBusy(): void {
  const request = requests().getStore();
  if (request) request.isTooMuch = true;
}

/** It has met one already: what else it wants to read would only wait again, and keep others waiting. */
export const isTooBusyAlready = (): boolean => requests().getStore()?.isTooMuch ?? false;

/**
 * The framework answers whatever a page throws with 500. Too busy is no fault but a "later", and says so to browsers,
 * proxies and whoever watches: 503, and when to ask again [P2].
 */
export function answerLaterWhereBusy(response: ServerResponse): void {
  const request: Request = { isTooMuch: false };
  requests().enterWith(request);
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    const isLater = status === 500 && request.isTooMuch;
    if (isLater) response.setHeader("Retry-After", String(AGAIN_IN_SECONDS));
    return writeHead(isLater ? 503 : status, ...rest);
  };
}
