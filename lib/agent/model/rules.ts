import type { Finding } from "../types";
import { plainNumber } from "../understanding/rules";
import type { NamedDocument } from "../understanding/types";

/** Longer lines are cut for the model, never for the reader. */
const MOST_OF_A_LINE = 400;

const linesOf = ({ sentences, items = [] }: Finding): string[] => [...sentences, ...items];

/** A finding as the model reads it: each line as data, by an id that it can point to. */
export const toldToModel = (finding: Finding, place: number): string =>
  JSON.stringify({
    lines: linesOf(finding).map((text, at) => ({ id: `${place}.${at + 1}`, text: text.slice(0, MOST_OF_A_LINE) })),
  });

/**
 * What is shown of what was found: the findings that the model points to, in its order, and in each its items in that order
 * before the others. Nothing of a finding is left out, so a reason stays with its rule and a list with its count [WHY-1].
 */
export function pointedTo(findings: readonly Finding[], lines: readonly string[]): Finding[] {
  const pointed = lines.map((id) => id.split(".").map(Number)).map(([place = 0, at = 0]) => ({ place, at }));
  const places = [...new Set(pointed.map(({ place }) => place))];
  return places.flatMap((place) => {
    const finding = findings[place - 1];
    if (!finding) return [];
    const first = pointed.filter((one) => one.place === place).map(({ at }) => at - 1 - finding.sentences.length);
    return [{ ...finding, ...(finding.items ? { items: inOrder(finding.items, first) } : {}) }];
  });
}

function inOrder(items: readonly string[], first: readonly number[]): string[] {
  const chosen = new Set(first.flatMap((at) => items[at] ?? []));
  return [...chosen, ...items.filter((item) => !chosen.has(item))];
}

/** What the question names and no finding tells of: not the viewer's, or not there, which is the same answer [ACC-6]. */
export const untold = (documents: readonly NamedDocument[], findings: readonly Finding[]): string[] => {
  const told = findings.flatMap(linesOf).map(plainNumber);
  return documents.filter(({ plain }) => !told.some((line) => line.includes(plain))).map(({ written }) => written);
};
