import { type EntryRow, viewers } from "./row";

/** The Portal Agent, by address: asked about one's own things and about others'. */
export const AGENT_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/ask": {
    who: viewers("shown"),
    searches: ({ invoice, contract, quote, billGroup }) =>
      [
        ...["What do I owe?", "Which invoices are open?", "Who has access?", "Which quotes wait?", "Who can help me?"],
        ...[
          `Why can't I pay ${invoice}?`,
          `Who has access to ${contract}?`,
          `quote ${quote}`,
          `What does ${billGroup} owe?`,
        ],
      ].map((q) => `?${new URLSearchParams({ q })}`),
  },
};
