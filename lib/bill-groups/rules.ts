import type { BillGroupChoice } from "./types";

/** A bill group's own page: its settings. */
export const billGroupPath = (id: string): string => `/billing/${id}`;

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
