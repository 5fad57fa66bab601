import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect } from "./fixtures";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
  db: Database;
}

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** The way to each screen of orders and installed products. */
export const ORDER_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  orders: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/orders"),
  "orders-nothing-matches": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/orders?q=nothing+like+it"),
  "orders-swedish": ({ signedInAs }) => at(signedInAs("gus@elm.example", { locale: "sv-SE" }), "/orders"),
  order: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/orders/O-700"),
  "order-swedish": async ({ signedInAs, db }) => {
    const { number } = await db.row<{ number: string }>(
      "SELECT customer_order.number FROM customer_order JOIN contract ON contract.id = contract_id WHERE contract.number = 'C-5001'",
    );
    return at(signedInAs("gus@elm.example", { locale: "sv-SE" }), `/orders/${number}`);
  },
  "installed-products": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/products"),
  "installed-products-swedish": ({ signedInAs }) => at(signedInAs("gus@elm.example", { locale: "sv-SE" }), "/products"),
};
