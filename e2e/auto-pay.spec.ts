import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { expectAccessible } from "./looks";
import type { OwnContract } from "./own-contract";

/** Paid by card, with a card in its bill group as adding one leaves it; the address of its auto-pay page. */
async function payByCard(db: Database, own: OwnContract): Promise<string> {
  const { id } = await db.row<{ id: string }>(
    "UPDATE contract SET paid_by = 'card' WHERE number = $1 RETURNING bill_group_id AS id",
    [own.number],
  );
  await db.rows(
    `WITH made AS (
       INSERT INTO payment_method (id, account_id, bill_group_id, kind, provider_method_id, is_default, added_at)
       SELECT gen_random_uuid(), account_id, id, 'card', 'pm_e2e_' || id, true, portal.now() FROM bill_group WHERE id = $1
       RETURNING *)
     INSERT INTO payment_method_details (method_id, account_id, bill_group_id, name, last4, expiry_month, expiry_year)
     SELECT id, account_id, bill_group_id, 'Visa', '4242', 12, 2090 FROM made`,
    [id],
  );
  return `/billing/${id}/auto-pay`;
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`[BIL-4] auto-pay says what it will charge, is turned on and off again ${how} JavaScript`, async ({
    signedInAs,
    ownContract,
    ownInvoice,
    db,
  }) => {
    const own = await ownContract();
    const invoice = await ownInvoice(own);
    const path = await payByCard(db, own);
    const page = await signedInAs(own.primary, { javaScriptEnabled });
    await page.goto(path);
    await expect(page.getByText("Nothing is paid automatically.")).toBeVisible();
    const charged = page.getByRole("row").filter({ hasText: invoice });
    await expect(charged).toContainText("06:00, with Visa •••• 4242");
    if (javaScriptEnabled) await expectAccessible(page); // what looks is itself a script
    await page.getByRole("button", { name: "Turn auto-pay on" }).click();
    await expect(page.getByText("Auto-pay is on.", { exact: true })).toBeVisible();
    const told = await mailTo(own.billing, { subject: /^Billing of .* was changed/ });
    expect(told.text).toContain("Pia Own turned auto-pay on.");
    await charged.getByRole("link", { name: invoice }).click();
    await expect(
      page.getByText(/This invoice is paid automatically on .* at 06:00, Los Angeles, with Visa/),
    ).toBeVisible();
    await page.getByRole("link", { name: "Auto-pay" }).click();
    await page.getByRole("link", { name: "Turn auto-pay off" }).click();
    await expect(page.getByText("1 open invoice has to be paid by hand")).toBeVisible();
    await page.getByRole("button", { name: "Turn auto-pay off" }).click();
    await expect(page.getByText("Auto-pay is off.", { exact: true })).toBeVisible();
    await page.goto(`/contracts/${own.number}/history`);
    await expect(page.getByText("Pia Own turned auto-pay off.")).toBeVisible();
  });
}

test("[BIL-4, WHY-1] without a method it says what is missing, and leads to adding one", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const own = await ownContract();
  const { id } = await db.row<{ id: string }>("SELECT bill_group_id AS id FROM contract WHERE number = $1", [
    own.number,
  ]);
  const page = await signedInAs(own.primary);
  await page.goto(`/billing/${id}/auto-pay`);
  await expect(page.getByText("There is no payment method to charge.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add a payment method first." })).toHaveAttribute(
    "href",
    `/billing/${id}/methods`,
  );
  await expect(page.getByRole("button", { name: "Turn auto-pay on" })).toHaveCount(0);
  await expectAccessible(page);
});

test("[BIL-4] an invoice that auto-pay has stopped trying says so, and what to do", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const invoice = await ownInvoice(own, { dueIn: -3 });
  await payByCard(db, own);
  await db.rows(
    "UPDATE bill_group SET auto_pay = true WHERE id = (SELECT bill_group_id FROM contract WHERE number = $1)",
    [own.number],
  );
  await db.rows(
    `INSERT INTO auto_pay_try (account_id, contract_id, invoice_id, day, started_at, outcome, reason)
     SELECT account_id, contract_id, id, portal.today('UTC'), portal.now(), 'declined', 'lost_card' FROM invoice WHERE number = $1`,
    [invoice],
  );
  const page = await signedInAs(own.billing);
  await page.goto(`/invoices/${invoice}`);
  await expect(page.getByText("This invoice is not paid automatically.")).toBeVisible();
  await expect(page.getByText("The bank has refused for good")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("4242");
  await expectAccessible(page);
});
