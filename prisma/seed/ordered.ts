/** What the demo world's people ordered, as data: every subscription came with one of these. */
export interface DemoOrder {
  readonly contract: string;
  readonly products: readonly string[];
  /** Days from the order to its service's first day. */
  readonly daysBefore: number;
  readonly by: string;
  readonly poNumber?: string;
  /** Ordered when the contract ran already: the status of its subscription in `FURTHER_SUBSCRIPTIONS`. */
  readonly later?: "scheduled" | "ended";
}

const SEAT = "Cloud Seat";
const STORAGE = "Data Storage 100 GB";
const ANALYTICS = "Analytics Add-on";
const ARCHIVE = "Archive Storage 1 TB";
/** Of Acme US. */
export const PO = "4500-1";
const [ADA, CORA, FAY] = ["Ada Byron", "Cora Lind", "Fay Dunn"];

export const ORDERS: readonly DemoOrder[] = [
  { contract: "C-1001", products: [SEAT, STORAGE], daysBefore: 21, by: ADA, poNumber: PO },
  { contract: "C-1001", products: [ANALYTICS], daysBefore: 9, by: ADA, poNumber: PO },
  { contract: "C-1002", products: [SEAT, STORAGE], daysBefore: 12, by: ADA },
  { contract: "C-1002", products: [ARCHIVE], daysBefore: 3, by: ADA, later: "ended" },
  { contract: "C-1002", products: [ANALYTICS], daysBefore: 19, by: CORA, later: "scheduled" },
  { contract: "C-1003", products: [SEAT], daysBefore: 17, by: CORA },
  { contract: "C-1004", products: [STORAGE], daysBefore: 8, by: ADA },
  { contract: "C-1005", products: [SEAT], daysBefore: 10, by: ADA },
  { contract: "C-1006", products: [STORAGE], daysBefore: 30, by: ADA },
  { contract: "C-2001", products: [SEAT], daysBefore: 6, by: "Dan Birch" },
  { contract: "C-3001", products: [SEAT], daysBefore: 25, by: "Eve Cedar" },
  { contract: "C-4001", products: [SEAT], daysBefore: 14, by: FAY },
  { contract: "C-4001", products: [ANALYTICS], daysBefore: 4, by: FAY },
  { contract: "C-5001", products: [SEAT, STORAGE], daysBefore: 15, by: "Ina Alm" },
];
