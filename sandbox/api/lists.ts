import { missingParam } from "../http/fault";

interface Page {
  limit: number;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?:
    | { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined }
    | undefined;
}

export interface List<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  url: string;
}

/** One page, newest first, from or to a cursor. @throws where the cursor is not in the list. */
export function listPage<T extends { id: string; created?: number }>(
  newestFirst: T[],
  page: Page,
  url: string,
): List<T> {
  const { created } = page;
  const matching = created ? newestFirst.filter((one) => within(one.created ?? 0, created)) : newestFirst;
  if (page.ending_before !== undefined) {
    const until = matching.slice(0, cursor(newestFirst, matching, page.ending_before, "ending_before"));
    return { object: "list", data: until.slice(-page.limit), has_more: until.length > page.limit, url };
  }
  const from =
    page.starting_after === undefined ? 0 : cursor(newestFirst, matching, page.starting_after, "starting_after") + 1;
  const rest = matching.slice(from);
  return { object: "list", data: rest.slice(0, page.limit), has_more: rest.length > page.limit, url };
}

function cursor<T extends { id: string }>(all: T[], matching: T[], id: string, param: string): number {
  const index = matching.findIndex((one) => one.id === id);
  if (index >= 0) return index;
  throw missingParam(all.length === 0 ? "object" : "object in this list", id, param);
}

const within = (created: number, range: NonNullable<Page["created"]>): boolean =>
  created > (range.gt ?? Number.NEGATIVE_INFINITY) &&
  created >= (range.gte ?? Number.NEGATIVE_INFINITY) &&
  created < (range.lt ?? Number.POSITIVE_INFINITY) &&
  created <= (range.lte ?? Number.POSITIVE_INFINITY);

/** A whole list inside another object, as a charge holds its refunds. */
export const allOf = <T>(data: T[], url: string): List<T> => ({ object: "list", data, has_more: false, url });
