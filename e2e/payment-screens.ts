import type { Page } from "@playwright/test";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
}

/** The way to each screen of the Payments tab. */
export const PAYMENT_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  payments: (place) => at(place, "ada@acme.example", "/payments"),
  "payments-swedish": (place) => at(place, "cora@acme.example", "/payments", { locale: "sv-SE" }),
  "payments-with-refunds": (place) => at(place, "ada@acme.example", "/payments?status=refunded"),
  "payments-none-fit": (place) => at(place, "dan@birch.example", "/payments?q=nothing"),
};

async function at({ signedInAs }: Place, email: string, path: string, options?: { locale: string }): Promise<Page> {
  const page = await signedInAs(email, options);
  await page.goto(path);
  return page;
}
