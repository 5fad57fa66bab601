import { type EntryRow, viewers, viewersOfFile } from "./row";
import type { Things } from "./world";

const questions = ({ invoice, contract, quote, billGroup }: Things): string[] => [
  ...["What do I owe?", "Which invoices are open?", "Who has access?", "Which quotes wait?", "Who can help me?"],
  ...[`Why can't I pay ${invoice}?`, `Who has access to ${contract}?`, `quote ${quote}`, `What does ${billGroup} owe?`],
];

/** The Portal Agent, by address: asked about one's own things and about others'. */
export const AGENT_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/ask": {
    who: viewers("shown"),
    searches: (things) => questions(things).map((q) => `?${new URLSearchParams({ q })}`),
  },
  // The panel's: answers line by line, and what to say on a page.
  "/api/ask": {
    who: viewersOfFile("shown"),
    searches: (things) => [
      ...questions(things).map((q) => `?${new URLSearchParams({ q })}`),
      ...[`/invoices/${things.invoice}`, `/contracts/${things.contract}`].map(
        (at) => `?${new URLSearchParams({ at })}`,
      ),
    ],
  },
};
