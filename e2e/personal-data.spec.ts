import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { expectAccessible, look } from "./looks";

test("[Operate, WHY-1] an admin gives somebody what is held of them, and erases them at their request: their browser is signed out", async ({
  atTheDesk,
  ownContract,
  signedInAs,
  db,
}) => {
  const own = await ownContract();
  const { page } = await atTheDesk("admin");
  const email = `leaving@${own.number.toLowerCase()}.example`;
  const customer = await signedInAs(email);
  await db.rows(
    `WITH known AS (
       INSERT INTO account_person (account_id, person_id, first_name, last_name, phone)
       SELECT account_id, person.id, 'Lena', 'Leaving', '+46 70 555 01 02' FROM contract, person WHERE number = $1 AND email = $2
       RETURNING account_id, person_id)
     INSERT INTO contract_contact (id, account_id, contract_id, person_id)
     SELECT gen_random_uuid(), known.account_id, contract.id, person_id FROM known, contract WHERE number = $1`,
    [own.number, email],
  );
  await customer.goto(`/contracts/${own.number}`);
  await expect(customer.getByRole("heading", { level: 1, name: own.number })).toBeVisible();

  await page.goto("/desk/access-check?email=dan@birch.example");
  await page.getByRole("link", { name: "Show personal data" }).click();
  await expect(page.getByText(/C-2001 cannot be without its primary billing contact/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Erase" })).toHaveCount(0);
  await look(page, "desk-personal-data-refused");

  await page.goto(`/desk/access-check?email=${email}`);
  await page.getByRole("link", { name: "Show personal data" }).click();
  await expect(page.getByRole("rowheader", { name: "Lena Leaving" })).toBeVisible();
  await expect(page.getByText("Contact on 1 contract", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await look(page, "desk-personal-data");
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as a file" }).click();
  const data = JSON.parse(await readFile(await (await saving).path(), "utf8"));
  expect(data).toMatchObject({ email, contracts: [{ contract: own.number, isPrimary: false }] });

  const again = page.getByLabel("Type the address once more");
  await again.fill("somebody@else.example");
  await page.getByRole("button", { name: "Erase" }).click();
  await expect(again).toHaveAccessibleDescription(/This is not the address above\./);
  await expect(again).toHaveValue("somebody@else.example");
  await again.fill(email);
  await page.getByRole("button", { name: "Erase" }).click();
  await expect(page.getByText("The person was erased.")).toBeVisible();
  await expectAccessible(page);
  await look(page, "desk-personal-data-erased");

  await customer.goto(`/contracts/${own.number}`);
  await expect(customer).toHaveURL(/\/sign-in/);
  const left = await db.rows<{ name: string }>(
    `SELECT first_name || ' ' || last_name AS name FROM account_person JOIN contract USING (account_id)
     WHERE number = $1 AND first_name IN ('Lena', 'Erased')`,
    [own.number],
  );
  expect(left.map(({ name }) => name)).toEqual(["Erased person"]);
});
