import type { CollectionsSearch } from "./schema";

/** The list with a state. */
export function deskCollectionsPath(search: Partial<CollectionsSearch> = {}): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/desk/collections?${new URLSearchParams(given)}` : "/desk/collections";
}

/** A file of a dispute or a transfer, for the seller's people. */
export const deskFilePath = (id: string): string => `/api/desk/files/${id}`;
