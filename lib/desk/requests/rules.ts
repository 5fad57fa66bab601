import type { DeskRequestSearch } from "./schema";

/** The list with a state. */
export function deskRequestsPath(search: Partial<DeskRequestSearch> = {}): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/desk/requests?${new URLSearchParams(given)}` : "/desk/requests";
}
