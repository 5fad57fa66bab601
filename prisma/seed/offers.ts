import type { PriceKind } from "@/lib/catalog/types";

/** The demo world's quotes as data; days are counted from today in the seller entity's zone. */
export interface DemoQuote {
  readonly number: string;
  readonly contract: string;
  readonly status: "draft" | "published" | "accepted" | "declined" | "withdrawn";
  readonly title: string;
  readonly message?: string;
  readonly terms?: string;
  readonly publishedIn: number;
  readonly expiresIn: number;
  /** The first day that it is priced from. */
  readonly startsIn: number;
  /** Its service's last day, where that is not the contract's. */
  readonly endsIn?: number;
  /** When it was declined or withdrawn. */
  readonly endedIn?: number;
  readonly endedBy?: string;
  readonly reason?: string;
  /** Whose own it is; else the seller's. */
  readonly pickedBy?: string;
  readonly taxRate?: string;
  /** Priced for one month, not up to the end. */
  readonly isOneMonth?: true;
  readonly lines: readonly {
    readonly product: string;
    readonly quantity: number;
    readonly kind: PriceKind;
    /** A month and unit, before discounts. */
    readonly listMinor: bigint;
    readonly discountPoints?: number;
  }[];
}

const ADA = "ada@acme.example";
const FAY = "fay@dune.example";
const INA = "ina@elm.example";

const seats = (quantity: number, listMinor: bigint) =>
  ({ product: "Cloud Seat", quantity, kind: "tiered", listMinor }) as const;
const storage = (quantity: number, listMinor: bigint) =>
  ({ product: "Data Storage 100 GB", quantity, kind: "per_unit", listMinor }) as const;
const analytics = (quantity: number, listMinor: bigint) =>
  ({ product: "Analytics Add-on", quantity, kind: "per_unit", listMinor }) as const;

const TERMS = `The products are added to your contract and end with it. Prices are without tax, for the days up to the contract's end.

The amount is invoiced when the quote is accepted, and is due within 30 days. The terms of your contract hold for everything else.`;

/** The named ones, and older ones around them. */
export const QUOTES: readonly DemoQuote[] = [
  {
    ...{ number: "Q-612", contract: "C-1001", status: "declined", title: "Analytics for the whole team" },
    ...{ publishedIn: -290, expiresIn: -260, startsIn: -290, terms: TERMS, endedIn: -271, endedBy: ADA },
    reason: "Half of the team does not need it. Please offer it for 15 people.",
    lines: [analytics(40, 1200n)],
  },
  {
    ...{ number: "Q-627", contract: "C-1002", status: "withdrawn", title: "Two more storage packs" },
    ...{ publishedIn: -140, expiresIn: -110, startsIn: -140, terms: TERMS, endedIn: -133 },
    lines: [storage(2, 2500n)],
  },
  {
    ...{ number: "Q-641", contract: "C-4001", status: "declined", title: "3 × Data Storage 100 GB", pickedBy: FAY },
    ...{ publishedIn: -95, expiresIn: -65, startsIn: -95, terms: TERMS, endedIn: -94, endedBy: FAY },
    lines: [storage(3, 2500n)],
  },
  {
    ...{ number: "Q-655", contract: "C-5001", status: "declined", title: "Fler platser till vårdcentralen" },
    ...{ publishedIn: -70, expiresIn: -40, startsIn: -70, endedIn: -52, endedBy: INA, taxRate: "25" },
    reason: "Vi väntar till nästa år.",
    lines: [seats(10, 36_000n)],
  },
  {
    ...{ number: "Q-673", contract: "C-1003", status: "published", title: "Storage for the Stockholm office" },
    ...{ publishedIn: -75, expiresIn: -45, startsIn: -75, taxRate: "25", terms: TERMS },
    lines: [storage(5, 25_000n)],
  },
  {
    ...{ number: "Q-700", contract: "C-1001", status: "accepted", title: "Extra seats and storage for one month" },
    ...{ publishedIn: -34, expiresIn: -4, startsIn: -26, endsIn: 4, isOneMonth: true, endedBy: ADA, terms: TERMS },
    lines: [seats(25, 3600n), storage(12, 2500n)],
  },
  {
    ...{ number: "Q-701", contract: "C-4001", status: "published", title: "5 more seats with analytics" },
    ...{ publishedIn: -4, expiresIn: 14, startsIn: 0, terms: TERMS },
    message:
      "Hi Fay, as we discussed: five more seats, each with analytics, up to the end of your contract. Write to me if you would rather start later.",
    lines: [seats(5, 4000n), analytics(5, 1200n)],
  },
  {
    ...{ number: "Q-702", contract: "C-1001", status: "published", title: "10 more seats with analytics" },
    ...{ publishedIn: -39, expiresIn: -9, startsIn: -39, terms: TERMS },
    lines: [{ ...seats(10, 3600n), discountPoints: 500 }, analytics(10, 1200n)],
  },
  {
    ...{ number: "Q-703", contract: "C-4001", status: "draft", title: "Storage for the data room" },
    ...{ publishedIn: -1, expiresIn: 28, startsIn: 0, terms: TERMS },
    lines: [storage(8, 2500n)],
  },
];
