/** The ten kinds of people who may ask for something. */
export const KINDS = [
  "nobody",
  "expired",
  "stranger",
  "contact",
  "primary",
  "rule",
  "sibling",
  "other",
  "reseller",
  "removed",
] as const;
export type Kind = (typeof KINDS)[number];

interface Actor {
  readonly who: string;
  /** Of the demo world; null: nobody is signed in. */
  readonly email: string | null;
  readonly hasEnded?: true;
  /** The contract whose things they ask for as if these were theirs. */
  readonly own: string;
  /** What is theirs, said by hand [ACC-1]. */
  readonly sees: readonly string[];
  /** Whose things they try besides: first in the same account, where there is another, then elsewhere. */
  readonly others: readonly string[];
}

export const ACTORS: Readonly<Record<Kind, Actor>> = {
  nobody: { who: "nobody signed in", email: null, own: "C-1001", sees: [], others: ["C-4001"] },
  expired: {
    who: "a primary contact's session that has ended",
    ...{ email: "ada@acme.example", hasEnded: true, own: "C-1001", sees: [], others: ["C-4001"] },
  },
  stranger: {
    who: "somebody without any access",
    ...{ email: "stranger@nowhere.example", own: "C-1001", sees: [], others: ["C-4001"] },
  },
  contact: {
    who: "a contact of the contract",
    ...{ email: "ben@acme.example", own: "C-1001", sees: ["C-1001", "C-1003"], others: ["C-1002", "C-4001"] },
  },
  primary: {
    who: "the primary contact",
    ...{ email: "ada@acme.example", own: "C-1001", others: ["C-1003", "C-5001"] },
    sees: ["C-1001", "C-1002", "C-1004", "C-1005", "C-1006"],
  },
  rule: {
    who: "somebody whom a rule for the domain lets in",
    ...{ email: "gus@elm.example", own: "C-5001", sees: ["C-5001"], others: ["C-5002", "C-1001"] },
  },
  sibling: {
    who: "a contact of another contract in the bill group, whose place on this one has ended",
    ...{ email: "cora@acme.example", own: "C-1002", sees: ["C-1002", "C-1003"], others: ["C-1001", "C-4001"] },
  },
  other: {
    who: "a contact of another account",
    ...{ email: "fay@dune.example", own: "C-4001", sees: ["C-4001"], others: ["C-1001", "C-5001"] },
  },
  reseller: {
    who: "a reseller's contact",
    ...{ email: "eve@cedar.example", own: "C-3001", sees: [], others: ["C-1001"] },
  },
  removed: {
    who: "a contact whose place has ended while their payment was under way",
    ...{ email: "rex@acme.example", own: "C-1001", sees: [], others: ["C-1002"] },
  },
};

/** Who began to pay an invoice of each contract, and has not finished. */
export const PAYERS = [
  ["C-1001", "ada@acme.example"],
  ["C-1001", "rex@acme.example"],
  ["C-1002", "cora@acme.example"],
  ["C-1003", "ben@acme.example"],
  ["C-3001", "eve@cedar.example"],
  ["C-4001", "fay@dune.example"],
  ["C-5001", "gus@elm.example"],
  ["C-5002", "ina@elm.example"],
] as const;

export const CONTRACTS = [...new Set(PAYERS.map(([contract]) => contract))];
