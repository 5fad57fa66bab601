/** The demo world's invoices as data; days are counted from today in the seller entity's zone. */

type Line = readonly [product: string, quantity: number, unitMinor: bigint];

export interface NamedInvoice {
  readonly number: string;
  readonly contract: string;
  /** Days from today to the due date; issued 30 days before that. */
  readonly dueIn: number;
  readonly lines: readonly Line[];
  /** Percent. */
  readonly tax?: number;
  readonly poNumber?: string;
  readonly quoteNumber?: string;
  readonly paid?: "card" | "transfer";
  readonly void?: true;
  readonly disputed?: string;
  readonly credited?: { readonly number: string; readonly minor: bigint; readonly reason: string };
}

const SEAT = "Cloud Seat";
const STORAGE = "Data Storage 100 GB";

/** Those that are known by name. */
export const NAMED_INVOICES: readonly NamedInvoice[] = [
  {
    number: "INV-1042",
    contract: "C-1001",
    dueIn: 10,
    lines: [
      [SEAT, 25, 3600n],
      [STORAGE, 12, 2500n],
    ],
    poNumber: "4500-1",
    quoteNumber: "Q-700",
  },
  {
    number: "INV-1043",
    contract: "C-1001",
    dueIn: -20,
    lines: [
      [SEAT, 60, 3600n],
      ["Data transfer beyond plan, GB", 145, 200n],
      ["Rounding of earlier months", 1, 50n],
    ],
    poNumber: "4500-1",
  },
  {
    number: "INV-1044",
    contract: "C-1001",
    dueIn: 18,
    lines: [["Migration project, phase 1", 1, 7_500_000n]],
    poNumber: "4500-1",
  },
  {
    number: "INV-1045",
    contract: "C-1002",
    dueIn: -12,
    lines: [
      [SEAT, 8, 4000n],
      [STORAGE, 2, 2500n],
    ],
    paid: "card",
  },
  {
    number: "INV-1046",
    contract: "C-1002",
    dueIn: 14,
    lines: [
      [SEAT, 10, 4000n],
      [STORAGE, 4, 2500n],
    ],
    credited: { number: "CM-1", minor: 20_000n, reason: "Seats cancelled within the first month" },
  },
  {
    number: "INV-1047",
    contract: "C-1001",
    dueIn: 5,
    lines: [["Onboarding workshop", 4, 22_000n]],
    poNumber: "4500-1",
    disputed: "Two of the four workshops did not take place.",
  },
  { number: "INV-1048", contract: "C-1003", dueIn: 12, lines: [[SEAT, 22, 36_000n]], tax: 25 },
  { number: "INV-1049", contract: "C-1001", dueIn: -3, lines: [[SEAT, 5, 3600n]], void: true },
  {
    number: "INV-1050",
    contract: "C-1006",
    dueIn: 20,
    lines: [
      [STORAGE, 25, 2500n],
      ["Archive retrieval", 1, 1500n],
    ],
  },
  {
    number: "INV-2001",
    contract: "C-2001",
    dueIn: -60,
    lines: [
      [SEAT, 3, 4000n],
      ["Support hour", 1, 3000n],
    ],
  },
  {
    number: "INV-2002",
    contract: "C-2001",
    dueIn: -35,
    lines: [
      [SEAT, 2, 4000n],
      ["Setup fee", 1, 1000n],
    ],
  },
  {
    number: "INV-4001",
    contract: "C-4001",
    dueIn: 21,
    lines: [
      [SEAT, 100, 3600n],
      ["Analytics Add-on", 100, 1200n],
    ],
  },
  {
    number: "INV-5001",
    contract: "C-5001",
    dueIn: 16,
    lines: [
      [SEAT, 25, 36_000n],
      [STORAGE, 4, 25_000n],
    ],
    tax: 25,
  },
];

/** What came before, all paid: so many, every so many months, the newest due so many days ago. */
export interface PastInvoices {
  readonly contract: string;
  readonly count: number;
  readonly everyMonths: 1 | 3;
  readonly newestDueIn: number;
  readonly tax?: number;
  readonly poNumber?: string;
  readonly paid: "card" | "transfer";
}

/** Oldest numbers first once all are laid out: INV-1001 to INV-1041 for Acme. */
export const PAST_INVOICES: readonly PastInvoices[] = [
  { contract: "C-1001", count: 23, everyMonths: 1, newestDueIn: -50, poNumber: "4500-1", paid: "transfer" },
  { contract: "C-1002", count: 4, everyMonths: 1, newestDueIn: -42, paid: "card" },
  { contract: "C-1003", count: 3, everyMonths: 3, newestDueIn: -78, tax: 25, paid: "card" },
  { contract: "C-1004", count: 3, everyMonths: 3, newestDueIn: -60, tax: 25, paid: "transfer" },
  { contract: "C-1005", count: 8, everyMonths: 1, newestDueIn: -33, paid: "transfer" },
];
