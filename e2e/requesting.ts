import { expect, type Page } from "@playwright/test";
import type { Database } from "./database";
import type { OwnContract } from "./own-contract";
import { freshAddress } from "./signing-in";

interface Typed {
  firstName?: string;
  lastName?: string;
  note?: string;
}

/** Fills the form that asks for access, and sends it. */
export async function askFor(
  page: Page,
  number: string,
  { firstName = "Stig", lastName = "Stranger", note = "" }: Typed = {},
): Promise<void> {
  const form = page.locator("form").filter({ has: page.getByLabel("Contract or invoice number") });
  await form.getByLabel("Contract or invoice number").fill(number);
  await form.getByLabel("First name").fill(firstName);
  await form.getByLabel("Last name").fill(lastName);
  await form.getByLabel("Note").fill(note);
  await form.getByRole("button", { name: "Ask for access" }).click();
  const said = page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: /\S/ });
  await expect(said.or(page.locator("[aria-invalid=true]")).first()).toBeVisible();
}

/** A request that waits on a contract of this test's own, and a page of the contact who is to answer it. */
export async function waitingRequest(
  place: {
    db: Database;
    ownContract: () => Promise<OwnContract>;
    signedInAs: (email: string) => Promise<Page>;
  },
  { note, endsIn }: { note?: string; endsIn?: number } = {},
): Promise<{ page: Page; id: string; contract: string; asker: string }> {
  const { number, billing, timeZone } = await place.ownContract();
  const asker = freshAddress();
  const stranger = await place.signedInAs(asker);
  await stranger.goto("/no-access");
  await askFor(stranger, number, note === undefined ? {} : { note });
  if (endsIn !== undefined)
    await place.db.rows(
      `UPDATE contract_contact SET ends_on = portal.today($1) + $2::int
       WHERE person_id = (SELECT id FROM person WHERE email = $3)`,
      [timeZone, endsIn, billing],
    );
  return { page: await place.signedInAs(billing), id: await matched(place.db, asker), contract: number, asker };
}

/** The request of an address, once the worker has found what it means. */
export async function matched(db: Database, email: string): Promise<string> {
  const find = () =>
    db.rows<{ id: string }>(
      `SELECT request.id FROM access_request request JOIN access_request_match match ON match.request_id = request.id
       WHERE request.email = $1 ORDER BY request.created_at DESC`,
      [email],
    );
  await expect.poll(async () => (await find()).length, { message: `a match for ${email}`, timeout: 15_000 }).toBe(1);
  return (await find())[0]?.id ?? "";
}
