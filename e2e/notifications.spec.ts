import { expect, test } from "./fixtures";
import { mailsTo, mailTo } from "./inbox";
import { expectAccessible } from "./looks";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`[CON-7, ANY-3] somebody chooses which mails they get ${how} JavaScript`, async ({
    signedInAs,
    ownContract,
  }) => {
    const own = await ownContract();
    const page = await signedInAs(own.billing, { javaScriptEnabled });
    await page.goto("/profile");
    await page.getByRole("link", { name: "Choose which mails you get" }).click();
    await expect(page).toHaveURL("/notifications");
    await expect(page.getByLabel("Changes on my contracts")).toBeChecked();
    await expect(page.getByLabel("Payments that others make")).not.toBeChecked();
    await page.getByLabel("Changes on my contracts").uncheck();
    await page.getByLabel("Payments that others make").check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. This counts from the next mail.")).toBeVisible();
    await page.goto("/notifications");
    await expect(page.getByLabel("Changes on my contracts")).not.toBeChecked();
    await expect(page.getByLabel("Payments that others make")).toBeChecked();
    if (javaScriptEnabled) await expectAccessible(page); // what looks is itself a script
  });
}

test("[CON-7] a change is told to the other contact, who follows the mail to the history and to their choices", async ({
  signedInAs,
  ownContract,
}) => {
  const own = await ownContract();
  const page = await signedInAs(own.billing);
  await page.goto(`/contracts/${own.number}/address`);
  await page.getByLabel("Street address").fill("2 Pine Street");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. It counts from now on.")).toBeVisible();
  const mail = await mailTo(own.primary, { subject: /was changed/ });
  expect(mail.subject).toBe(`Contract ${own.number} was changed`);
  expect(mail.text).toContain(
    "Bo Own changed the billing address: address line 1 from “1 Market Street” to “2 Pine Street”",
  );
  expect((await mailsTo(own.billing)).filter(({ subject }) => /was changed/.test(subject))).toEqual([]);
  const [, history] = /^http:\/\/[^/]+(\/contracts\/\S+\/history)$/m.exec(mail.text) ?? [];
  const reader = await signedInAs(own.primary);
  await reader.goto(history ?? "");
  await expect(reader.getByText("Bo Own changed the billing address")).toBeVisible();
  await reader.getByRole("link", { name: "Billing information" }).click();
  await expect(reader.getByText("Bo Own changed the billing address")).toBeVisible();
  const [, choices] = /^http:\/\/[^/]+(\/notifications)$/m.exec(mail.text) ?? [];
  await reader.goto(choices ?? "");
  await expect(reader.getByLabel("Changes on my contracts")).toBeChecked();
});

test("[REN-7] the window is a calendar file to be saved, the same event when it is crossed out", async ({
  signedInAs,
  ownContract,
}) => {
  const own = await ownContract();
  const page = await signedInAs(own.billing);
  await page.goto(`/contracts/${own.number}`);
  const link = page.getByRole("link", { name: "Add the window to your calendar" });
  const path = (await link.getAttribute("href")) ?? "";
  const response = await page.request.get(path);
  expect(response.headers()).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "content-disposition": `attachment; filename="renewal-${own.number}.ics"`,
    "cache-control": "private, no-store",
  });
  const before = await response.text();
  await page.goto(`/contracts/${own.number}/renewal`);
  await page.getByRole("main").getByRole("button", { name: "Turn off" }).click();
  await expect(page).toHaveURL(/decided=1/);
  const after = await (await page.request.get(path)).text();
  const field = (file: string, name: string) => new RegExp(`^${name}:(.*)$`, "m").exec(file)?.[1]?.trim();
  expect([field(before, "STATUS"), field(after, "STATUS")]).toEqual(["CONFIRMED", "CANCELLED"]);
  expect(field(after, "UID")).toBe(field(before, "UID"));
  expect(Number(field(after, "SEQUENCE"))).toBe(Number(field(before, "SEQUENCE")) + 1);
  await expect(link).toHaveCount(0);
});
