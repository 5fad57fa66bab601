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

/** The way to each screen of credit memos and statements. */
export const STATEMENT_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "credit-memos": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/credit-memos"),
  "credit-memos-none": ({ signedInAs }) => at(signedInAs("fay@dune.example"), "/credit-memos"),
  "credit-memo": async ({ signedInAs, db }) => {
    const { id } = await db.row<{ id: string }>("SELECT id FROM credit_memo WHERE number = 'CM-1'");
    return at(signedInAs("ada@acme.example"), `/credit-memos/${id}`);
  },
  statement: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/statements?period=this_quarter"),
  "statement-swedish": ({ signedInAs }) =>
    at(signedInAs("ben@acme.example", { locale: "sv-SE" }), "/statements?period=last_month"),
  "statement-refused": ({ signedInAs }) =>
    at(signedInAs("ada@acme.example"), "/statements?from=2026-01-02&to=2026-01-01"),
};
