import type { ChainFinding, FindingKind, ReadLink } from "./types";

/** What a link is held against: what was read before it. */
export interface ChainPlace {
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly linkedAt: Date | null;
  /** When the round before the one of this link was. */
  readonly roundBefore: Date | null;
}

/** No transaction of the portal's takes as long: what says that it is older was not there when its neighbours were linked. */
const LATEST_MS = 3_600_000;

/** Moves on by one link. */
export const placeAfter = (place: ChainPlace, link: ReadLink): ChainPlace => ({
  seq: link.seq,
  hash: link.hash,
  linkedAt: link.linkedAt,
  roundBefore: place.linkedAt && link.linkedAt > place.linkedAt ? place.linkedAt : place.roundBefore,
});

/** What is wrong with a link and its row, after the links before it. `expected` is the hash that its row should have. */
export function findingsOf(place: ChainPlace, link: ReadLink, expected: Uint8Array | null): ChainFinding[] {
  const { seq, eventId } = link;
  const found = (kind: FindingKind): ChainFinding => ({ kind, seq, eventId });
  const { roundBefore } = placeAfter(place, link);
  const isLate = link.at !== null && roundBefore !== null && roundBefore.getTime() - link.at.getTime() > LATEST_MS;
  return [
    ...(seq === place.seq + 1n ? [] : [found("link_removed")]),
    ...(expected === null ? [found("removed")] : []),
    ...(expected !== null && !isSame(expected, link.hash) && seq === place.seq + 1n ? [found("changed")] : []),
    ...(isLate ? [found("backdated")] : []),
  ];
}

const isSame = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, at) => byte === right[at]);

const SENTENCES: Record<FindingKind, string> = {
  changed: "does not say what it said when it was linked, or its link was changed",
  removed: "is gone",
  link_removed: "has no link right before it: links were removed",
  inserted: "was never announced for a link: it was put in past the portal",
  backdated: "says that it is older than what was linked an hour and more before it came",
  waiting: "has waited for its link for more than an hour: does the worker run?",
  head_gone: "is not the link that was noted: the chain's end was cut off or written anew",
};

/** A finding as a line for people. */
export const lineOf = ({ kind, seq, eventId }: ChainFinding): string =>
  `${kind}: ${[seq === null ? null : `link ${seq}`, eventId === null ? null : `row ${eventId}`].filter(Boolean).join(", ")} ${SENTENCES[kind]}.`;
