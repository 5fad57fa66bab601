import type { ServerResponse } from "node:http";

/** Where a request is sent that would be one too many: its answer costs next to nothing. */
export const BUSY_ADDRESS = "/api/busy";
/** Kept by every browser, or for whoever looks whether the process is there, or what the payment provider tells once. */
const ALWAYS = /^\/(?:_next\/static\/|api\/(?:health|brand|metrics|stripe)\b)/;

let underWay = 0;

/**
 * Counts what is under way, and tells of each new request whether it is beyond `most`: to take it on would make all the
 * others wait as well [P2].
 */
export function isTooMany(url: string, response: ServerResponse, most: number): boolean {
  if (ALWAYS.test(url)) return false;
  underWay += 1;
  response.once("close", () => {
    underWay -= 1;
  });
  return underWay > most;
}
