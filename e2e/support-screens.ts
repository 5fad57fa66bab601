import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { DeskRole, StaffAtDesk } from "./at-the-desk";
import type { Database } from "./database";
import { expect } from "./fixtures";
import type { OwnContract } from "./own-contract";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
  atTheDesk: (role: DeskRole, options?: { locale: string }) => Promise<{ page: Page; staff: StaffAtDesk }>;
  ownContract: () => Promise<OwnContract>;
  db: Database;
}

async function ownCase({ ownContract, db }: Place): Promise<{ number: string; primary: string }> {
  const contract = await ownContract();
  const id = randomUUID();
  const { number } = await db.row<{ number: string }>(
    `INSERT INTO support_case (id, account_id, bill_group_id, contract_id, person_id, subject, status, opened_at, last_at)
     SELECT $1, contract.account_id, bill_group_id, contract.id, place.person_id, 'Why is the March invoice so high?', 'waiting',
       portal.now(), portal.now()
     FROM contract JOIN contract_contact place ON place.contract_id = contract.id AND place.is_primary
     WHERE contract.number = $2 RETURNING number`,
    [id, contract.number],
  );
  await db.rows(
    `INSERT INTO support_message (id, case_id, person_id, text, sent_at)
     SELECT gen_random_uuid(), id, person_id, E'It is twice what it was.\n\nWhat happened?', portal.now() FROM support_case WHERE id = $1`,
    [id],
  );
  await db.rows(
    `INSERT INTO support_message (id, case_id, staff_id, staff_name, text, sent_at)
     SELECT gen_random_uuid(), $1, staff.id, staff.name, 'It covers two months.', portal.now() FROM staff WHERE email = 'sam.support@fjord.example'`,
    [id],
  );
  return { number, primary: contract.primary };
}

async function at(opening: Page | Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** The way to each screen of support cases. */
export const SUPPORT_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "support-none": async ({ signedInAs, ownContract }) => at(signedInAs((await ownContract()).primary), "/support"),
  support: async (place) => at(place.signedInAs((await ownCase(place)).primary), "/support"),
  "support-new": ({ signedInAs }) =>
    at(signedInAs("ada@acme.example", { locale: "sv-SE" }), "/support/new?contract=C-1001&question=Varf%C3%B6r"),
  "support-new-number": async ({ signedInAs }) => {
    const page = await at(signedInAs("ada@acme.example"), "/support/new");
    await page.getByLabel("Subject").fill("Twice the same");
    await page.getByLabel("Your question").fill("Why are there two?");
    await page.getByLabel("Invoice or contract number").fill("INV-9999");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByLabel("Invoice or contract number")).toHaveAttribute("aria-invalid", "true");
    return page;
  },
  "support-case": async (place) => {
    const { number, primary } = await ownCase(place);
    return at(place.signedInAs(primary), `/support/${number}`);
  },
  "desk-cases": async (place) => {
    await ownCase(place);
    return at((await place.atTheDesk("support")).page, "/desk/cases?status=all");
  },
  "desk-case": async (place) => {
    const { number } = await ownCase(place);
    return at((await place.atTheDesk("support", { locale: "sv-SE" })).page, `/desk/cases/${number}`);
  },
};
