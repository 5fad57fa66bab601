import type { BillGroupChoice } from "./types";

/** A bill group's own page: its settings. */
export const billGroupPath = (id: string): string => `/billing/${id}`;

/** The portal with a bill group in mind, as the seller sends it to a customer [DSK-2]. */
export const portalLinkPath = (id: string): string => `/?group=${id}`;

/** The group that such a link has in mind; null for any other address. */
export const groupInLink = (path: string): string | null =>
  /^\/\?group=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(path)?.[1] ?? null;

/** Whether and how it pays by itself [BIL-4]. */
export const autoPayPath = (id: string): string => `${billGroupPath(id)}/auto-pay`;

/**
 * The group that was chosen, else the first by account, seller and name [BIL-7]. The first stays the first whatever is paid or
 * comes due: a choice that followed the money would change under its reader's hands. What is urgent elsewhere, Home says.
 */
export const chooseFrom = <Group extends BillGroupChoice>(
  groups: readonly Group[],
  wanted: string | null,
): Group | null => groups.find(({ id }) => id === wanted) ?? groups[0] ?? null;
