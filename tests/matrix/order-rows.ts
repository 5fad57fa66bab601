import { type EntryRow, viewers, viewersOfFile } from "./row";

/** Orders and what is deployed, by address. */
export const ORDER_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/orders": {
    who: viewers("shown"),
    shows: ({ order, contract }) => [order, contract],
    searches: ({ contract, order }) => [
      `?contract=${encodeURIComponent(contract)}`,
      `?q=${encodeURIComponent(order)}`,
      "?q=canary&from=2020-01-01",
    ],
  },
  "/orders/[number]": {
    who: viewers("shown"),
    params: ({ order }) => ({ number: order }),
    shows: ({ order, contract, billGroup }) => [order, contract, billGroup],
  },
  "/products": {
    who: viewers("shown"),
    shows: ({ contract, order }) => [contract, order],
    searches: () => [`?after=${Buffer.from(JSON.stringify(["A", "A"])).toString("base64url")}`],
  },
  "/api/exports/orders.csv": {
    who: viewersOfFile("file"),
    shows: ({ order }) => [order],
    searches: ({ contract }) => [`?contract=${encodeURIComponent(contract)}`, "?q=canary"],
  },
  "/api/exports/products.csv": { who: viewersOfFile("file"), shows: ({ order }) => [order] },
};
