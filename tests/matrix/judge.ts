import { bodyOf, outcomeOf } from "./answers";
import type { Everybodys } from "./owners";
import type { Answer, Sent } from "./requests";
import type { Outcome } from "./row";
import { wordsIn } from "./words";

/** Three ways of saying that nothing is here for you; which comes first when both a page and its frame say one is chance. */
const SHUT: readonly Outcome[] = ["→ /no-access", "→ /closed", "not found"];

/** Whether an answer is as expected. */
export const isAs = (expected: Outcome, found: Outcome): boolean =>
  expected === found || (SHUT.includes(expected) && SHUT.includes(found));

export interface Expectation {
  /** Any of these; none: whatever it is. */
  readonly outcomes: readonly Outcome[];
  readonly url: string;
  readonly isPublic: boolean;
  /** Texts of rows that have to be seen, each by any of its row's words but those that the request named. */
  readonly shows: readonly string[];
  /** What may be said to who asked. */
  readonly mine: ReadonlySet<string>;
  readonly everybodys: Everybodys;
}

/** The words of others' rows in a text, each with its table; what the request itself named does not count. */
export function leaksIn(
  text: string,
  sent: Sent,
  { mine, everybodys }: Pick<Expectation, "mine" | "everybodys">,
): string[] {
  const named = namedIn(sent);
  return [...wordsIn(text)]
    .filter((word) => everybodys.has(word) && !mine.has(word) && !named.has(word))
    .map((word) => `${word} of ${everybodys.get(word)}`);
}

/** What is wrong with an answer, in sentences. */
export function faultsOf(sent: Sent, answer: Answer, expected: Expectation): { leaks: string[]; faults: string[] } {
  const said = bodyOf(answer);
  const leaks = leaksIn(`${JSON.stringify(answer.headers)}\n${said}`, sent, expected);
  const found = outcomeOf(answer, expected.url);
  const { outcomes } = expected;
  const isExpected = outcomes.length === 0 || outcomes.some((outcome) => isAs(outcome, found));
  const missing = found === "shown" || found === "file" ? missingIn(said, sent, expected.shows) : [];
  const faults = [
    ...(isExpected ? [] : [`${found} instead of ${outcomes.join(" or ")}`]),
    ...(expected.isPublic ? [] : keptOf(sent, answer)),
    ...(missing.length > 0 ? [`does not show ${missing.join(", ")}`] : []),
    ...(leaks.length > 0 ? [`tells of others: ${leaks.join(", ")}`] : []),
  ];
  return { leaks, faults };
}

/** Next's own words on what an action answers, in place of ours. */
const OF_ACTIONS = "no-cache, no-store, max-age=0, must-revalidate";

/** Nothing that was made for one person may be kept for another [A6]. */
function keptOf(sent: Sent, { headers }: Answer): string[] {
  const keeping = headers["cache-control"] ?? "no word on it";
  if (keeping === "private, no-store" || (sent.headers["next-action"] && keeping === OF_ACTIONS)) return [];
  return [`may be kept: ${keeping}`];
}

function missingIn(said: string, sent: Sent, shows: readonly string[]): string[] {
  if (shows.length === 0) return [];
  const named = namedIn(sent);
  const rows = new Set([...wordsIn(said)].filter((word) => !named.has(word)).map(rowOf));
  return shows.filter((text) => ![...wordsIn(text)].some((word) => rows.has(rowOf(word))));
}

const namedIn = ({ path, body }: Sent): Set<string> => wordsIn(`${decodeURIComponent(path)}\n${body}`);

/** Without the letter of its column: `canary00042` for `canary00042c`. */
const rowOf = (word: string): string => word.replace(/^(canary\d+)[a-z]$/, "$1");
