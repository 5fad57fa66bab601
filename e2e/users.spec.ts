import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { portalUrl } from "./server";
import { inWords } from "./words";

/** Of an own contract: Pia is the primary billing contact, Bo a billing contact. */
const [PIA, BO] = ["Pia Own", "Bo Own"];

const fresh = (number: string): string => `new.${number.toLowerCase()}@own.example`;
const panel = (page: Page, name: string) => page.getByRole("region", { name });
const line = (page: Page, name: string, number: string) =>
  panel(page, name)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: number, exact: true }) });
const done = (page: Page) => page.getByRole("status").filter({ hasText: /\S/ });
/** On the confirmation: the list has a button of that name too. */
async function pressRemove(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/users\/remove/);
  await expect(page.getByRole("heading", { name: "Remove access" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Remove", exact: true }).click();
}

/** Manage Users with somebody's panel open. */
async function openPanel(page: Page, name: string): Promise<void> {
  await page.goto("/users");
  await page.getByRole("link", { name: new RegExp(`^${name}.*Show contracts$`) }).click();
  await expect(panel(page, name)).toBeVisible();
}

/** Who is on a contract, by address. */
const peopleOn = async (db: Database, number: string): Promise<string[]> =>
  (
    await db.rows<{ email: string }>(
      `SELECT email FROM contract_contact JOIN contract ON contract.id = contract_id JOIN person ON person.id = person_id
       WHERE number = $1 ORDER BY email`,
      [number],
    )
  ).map(({ email }) => email);

test("[USR-1] the people on the viewer's contracts, each with a panel of those the viewer sees too", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, billing } = await ownContract({ besides: 2 });
  await db.removeContact(`${number}-1`, billing);
  const page = await signedInAs(billing);
  await page.goto("/users");
  const people = page.getByRole("list", { name: "People on your contracts" }).getByRole("link");
  await expect(people).toHaveText([/^Bo Own\s*You.*2 contracts in common/s, /^Pia Own.*2 contracts in common/s]);
  await openPanel(page, PIA);
  await expect(panel(page, PIA).getByRole("rowheader")).toHaveText([number, `${number}-2`]);
  await expect(line(page, PIA, number)).toContainText("primary billing contact");
  await page.getByRole("link", { name: new RegExp(`^${PIA}.*Hide contracts$`) }).click();
  await expect(panel(page, PIA)).toBeHidden();

  await page.getByLabel("Search by name, address or contract").fill("pia");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(people).toHaveText([/^Pia Own/]);
  await page.getByLabel("Search by name, address or contract").fill(`${number}-1`);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("Nobody found")).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`[USR-2] Add New User${javaScriptEnabled ? "" : ", without JavaScript"}: names, address, contracts, Save`, async ({
    signedInAs,
    ownContract,
    db,
  }) => {
    const { number, primary, account } = await ownContract({ besides: 1 });
    const email = fresh(number);
    const page = await signedInAs(primary, { javaScriptEnabled });
    await page.goto("/users");
    await page.getByRole("link", { name: "Add New User" }).click();
    await page.getByLabel("First name").fill("Nia");
    await page.getByLabel("Last name").fill("New");
    const address = page.getByLabel("Address", { exact: true });
    await address.fill(`${email}, other@own.example`);
    await page.getByLabel(`${number}-1`).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(address).toHaveAccessibleDescription(/Enter one address only/);
    await expect(page.getByLabel("First name")).toHaveValue("Nia"); // what was typed and ticked is kept
    await expect(page.getByLabel(`${number}-1`)).toBeChecked();

    await address.fill(` ${email.toUpperCase()}`);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(done(page)).toContainText(`${email} can now see ${number}-1. A mail is on its way.`);
    expect(await peopleOn(db, `${number}-1`)).toContain(email);
    expect(await peopleOn(db, number)).not.toContain(email);
    const mail = await mailTo(email);
    expect(mail.subject).toContain(account);
    expect(mail.text).toContain(portalUrl);
    expect(mail.text).not.toMatch(/token|session/i);
    const theirs = await signedInAs(email);
    await theirs.goto("/contracts");
    await expect(theirs.getByRole("rowheader").getByRole("link")).toHaveText([`${number}-1`]);
  });

test("[USR-2] a private mailbox is asked about before it is let in", async ({ signedInAs, ownContract, db }) => {
  const { number, primary } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/users/new");
  await page.getByLabel("First name").fill("Nia");
  await page.getByLabel("Last name").fill("New");
  await page.getByLabel("Address", { exact: true }).fill(`nia.${number.toLowerCase()}@gmail.com`);
  await page.getByRole("button", { name: "Save" }).click();
  const yes = page.getByLabel("Yes, this private address is right");
  await expect(yes).toBeFocused();
  await yes.check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(done(page)).toContainText("can now see");
  expect(await peopleOn(db, number)).toHaveLength(3);
});

test("[USR-3] Add to a Contract on a person's panel: tick, Add", async ({ signedInAs, ownContract, db }) => {
  const { number, primary, billing } = await ownContract({ besides: 2 });
  for (const left of [1, 2]) await db.removeContact(`${number}-${left}`, billing);
  const page = await signedInAs(primary);
  await openPanel(page, BO);
  await panel(page, BO).getByRole("link", { name: "Add to a Contract" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(2);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.locator("#contracts-error")).toHaveText("Tick at least one.");
  await page.getByLabel(`${number}-2`).check();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(done(page)).toContainText(`${billing} can now see ${number}-2.`);
  expect(await peopleOn(db, `${number}-2`)).toContain(billing);
  await page.getByRole("link", { name: "Manage Users" }).last().click();
  await expect(panel(page, BO).getByRole("rowheader")).toHaveText([number, `${number}-2`]);
});

for (const javaScriptEnabled of [true, false])
  test(`[USR-4] Remove beside one, and several ticked in the Select column${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({
    signedInAs,
    ownContract,
    db,
  }) => {
    const { number, primary, billing } = await ownContract({ besides: 3 });
    const page = await signedInAs(primary, { javaScriptEnabled });
    await openPanel(page, BO);
    await line(page, BO, `${number}-1`)
      .getByRole("link", { name: `Remove from ${number}-1` })
      .click();
    await expect(page.getByRole("heading", { name: "Remove access" })).toBeVisible();
    expect(await peopleOn(db, `${number}-1`)).toContain(billing); // asked first
    await pressRemove(page);
    await expect(done(page)).toContainText("One access was removed.");
    expect(await peopleOn(db, `${number}-1`)).not.toContain(billing);
    await mailTo(billing, { subject: new RegExp(`Your access to ${number}-1 has ended`) });

    await openPanel(page, BO);
    const boxes = panel(page, BO).getByRole("checkbox");
    await expect(panel(page, BO).getByRole("columnheader").first()).toHaveText("Select");
    await panel(page, BO).getByRole("link", { name: "Select all" }).click();
    await expect(panel(page, BO).getByRole("link", { name: "Clear all" })).toBeVisible();
    for (const box of await boxes.all()) await expect(box).toBeChecked();
    await panel(page, BO).getByRole("link", { name: "Clear all" }).click();
    await expect(panel(page, BO).getByRole("link", { name: "Select all" })).toBeVisible();
    for (const box of await boxes.all()) await expect(box).not.toBeChecked();
    for (const ticked of [`${number}-2`, `${number}-3`])
      await page.getByLabel(`Select ${ticked}`, { exact: true }).check();
    await panel(page, BO).getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByRole("main")).toContainText(`${number}-2`);
    await pressRemove(page);
    await expect(done(page)).toContainText(`${BO}: removed from ${number}-2, ${number}-3.`);
    for (const gone of [`${number}-2`, `${number}-3`]) expect(await peopleOn(db, gone)).not.toContain(billing);
    expect(await peopleOn(db, number)).toContain(billing);
  });

for (const javaScriptEnabled of [true, false])
  test(`[USR-4, WHY-1] Remove with nothing ticked says so and leads back${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({
    signedInAs,
    ownContract,
  }) => {
    const page = await signedInAs((await ownContract()).primary, { javaScriptEnabled });
    await openPanel(page, BO);
    await panel(page, BO).getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByRole("main")).toContainText("Nothing was ticked, so there is nothing to remove.");
    await page.getByRole("main").getByRole("link", { name: "Manage Users" }).last().click();
    await expect(panel(page, BO)).toBeVisible();
  });

test("[USR-6, WHY-1] whoever asked sees that a handover ended with the other's removal", async ({
  signedInAs,
  ownContract,
}) => {
  const { number, primary } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto(`/users/handover?contract=${number}&role=primary`);
  await page.getByLabel("Who takes over").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Ask them" }).click();
  await openPanel(page, PIA);
  const waiting = panel(page, PIA).getByRole("link", { name: `Waiting for ${BO} to take over` });
  const path = await waiting.getAttribute("href");
  await openPanel(page, BO);
  await line(page, BO, number).getByRole("link", { name: "Remove" }).click();
  await pressRemove(page);
  await expect(done(page)).toContainText("One access was removed.");
  await page.goto(path ?? "");
  await expect(page.getByRole("main")).toContainText("one of the two is no longer on the contract");
  await expect(page.getByRole("button", { name: "Withdraw" })).toBeHidden();
});

test("[USR-5, WHY-1] who is protected says why and whom to ask; in a bulk removal they are left out and named", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, primary, billing } = await ownContract();
  const page = await signedInAs(billing);
  await openPanel(page, PIA);
  await expect(page.getByLabel(`Select ${number}`, { exact: true })).toBeDisabled();
  await page.getByRole("button", { name: `Why can ${number} not be removed?` }).click();
  const why = page.locator(`#why-${number}`);
  await expect(why).toContainText(`${PIA} is the primary billing contact of ${number}, who cannot be removed.`);
  await expect(why.getByRole("link", { name: "service@fjord.example" })).toBeVisible();

  const ids = await db.rows<{ id: string }>("SELECT id FROM person WHERE email = ANY ($1)", [[primary, billing]]);
  await page.goto(`/users/remove?${ids.map(({ id }) => `person=${id}`).join("&")}`);
  await expect(page.getByRole("main")).toContainText("Is left as it is:");
  await expect(page.getByRole("main")).toContainText("You lose these contracts at once");
  await pressRemove(page);
  await expect(page).toHaveURL(/\/sign-in/); // it was his last
  expect(await peopleOn(db, number)).toEqual([primary]);
});

test("[USR-6] handover: asked, told by mail, taken over; the roles swap", async ({ signedInAs, ownContract, db }) => {
  const { number, primary, billing } = await ownContract();
  const page = await signedInAs(primary);
  await openPanel(page, PIA);
  await panel(page, PIA).getByRole("link", { name: "Hand over primary billing contact" }).click();
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(page.getByLabel("Who takes over")).toHaveAccessibleDescription(/Choose who takes over/);
  await page.getByLabel("Who takes over").selectOption({ label: `${BO} (${billing})` });
  await page.getByRole("button", { name: "Ask them" }).click();
  await expect(done(page)).toContainText(`${BO} has been asked to take over for ${number}.`);
  await expect(page.getByText("and has not answered")).toBeHidden(); // said once
  await page.reload();
  await expect(page.getByRole("main")).toContainText("and has not answered");
  await openPanel(page, PIA);
  await expect(panel(page, PIA).getByRole("link", { name: `Waiting for ${BO} to take over` })).toBeVisible();

  const { text } = await mailTo(billing, { subject: new RegExp(`asks you to take over ${number}`) });
  const link = new RegExp(`${portalUrl}/users/handover/[0-9a-f-]{36}`).exec(text)?.[0] ?? "";
  const theirs = await signedInAs(billing);
  await theirs.goto("/users");
  await theirs.getByRole("link", { name: "Look and answer" }).click();
  await expect(theirs).toHaveURL(link);
  await theirs.getByRole("button", { name: "Take over" }).click();
  await expect(theirs.getByRole("main")).toContainText(`You have taken over for ${number}.`);
  await mailTo(primary, { subject: new RegExp(`has taken over ${number}`) });
  const { email } = await db.row<{ email: string }>(
    `SELECT email FROM contract_contact JOIN contract ON contract.id = contract_id JOIN person ON person.id = person_id
     WHERE number = $1 AND is_primary`,
    [number],
  );
  expect(email).toBe(billing);
  await page.goto(link);
  await expect(page.getByRole("main")).toContainText(`Accepted: ${BO} has taken over.`);
});

test("[USR-7, ACC-6] a form sent with another's contract in it is answered as if there were none", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const [mine, theirs] = [await ownContract(), await ownContract()];
  const page = await signedInAs(mine.primary);
  for (const number of [theirs.number, "T-nowhere"]) {
    await page.goto("/users/new");
    await page.getByLabel("First name").fill("Nia");
    await page.getByLabel("Last name").fill("New");
    await page.getByLabel("Address", { exact: true }).fill(fresh(mine.number));
    await page.locator('input[name="contracts"]').evaluate((box: HTMLInputElement, value) => {
      box.value = value;
    }, number);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "does not exist" })).toBeVisible();
  }
  for (const { number } of [mine, theirs]) expect(await peopleOn(db, number)).toHaveLength(2);
});

test("[USR-8] access may carry an end date, that day included", async ({ signedInAs, ownContract, db }) => {
  const { number, primary, billing } = await ownContract();
  const page = await signedInAs(primary);
  await openPanel(page, BO);
  await line(page, BO, number).getByRole("link", { name: "Change" }).click();
  await page.getByLabel("Last day of access").fill("2027-03-08"); // yesterday
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This day has passed" })).toBeVisible();
  const { today } = await db.row<{ today: string }>("SELECT portal.today('America/Los_Angeles')::text AS today");
  await page.getByLabel("Last day of access").fill(today);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(done(page)).toContainText("Saved.");
  await mailTo(billing, { subject: new RegExp(`Your access to ${number} ends on ${inWords(today, "long")}`) });
  await openPanel(page, BO);
  await expect(line(page, BO, number)).toContainText(inWords(today));
  const theirs = await signedInAs(billing);
  await theirs.goto("/contracts");
  await expect(theirs.getByRole("rowheader").getByRole("link")).toHaveText([number]);
});

test("[ACC-8] manage billing is given and taken, and refused with whom to ask", async ({ signedInAs, ownContract }) => {
  const { primary, billing, account } = await ownContract();
  const page = await signedInAs(primary);
  await openPanel(page, BO);
  await panel(page, BO)
    .getByRole("button", { name: `Give manage billing in ${account} group` })
    .click();
  await expect(page.getByText(`${BO} may now manage billing in ${account} group.`)).toBeVisible();
  await mailTo(billing, { subject: /You may manage billing/ });
  await panel(page, BO)
    .getByRole("button", { name: `Take away manage billing in ${account} group` })
    .click();
  await expect(page.getByText(`${BO} may no longer manage billing in ${account} group.`)).toBeVisible();
  const theirs = await signedInAs(billing);
  await openPanel(theirs, PIA);
  await theirs.getByRole("button", { name: `Why can this not be changed for ${account} group?` }).click();
  await expect(theirs.getByText("Only somebody who may manage billing in this bill group")).toBeVisible();
});

test("[ACC-7, A3] who is removed while working: the next click is answered politely, the action changes nothing", async ({
  signedInAs,
  ownContract,
  db,
  watch,
}) => {
  watch.expect(/404 \(Not Found\)/);
  const { number, primary, billing } = await ownContract({ besides: 1 });
  const theirs = await signedInAs(billing);
  await theirs.goto("/users/new");
  await theirs.getByLabel("First name").fill("Nia");
  await theirs.getByLabel("Last name").fill("New");
  await theirs.getByLabel("Address", { exact: true }).fill(fresh(number));
  await theirs.getByLabel(number, { exact: false }).first().check();

  const page = await signedInAs(primary);
  await openPanel(page, BO);
  await line(page, BO, number)
    .getByRole("link", { name: `Remove from ${number}` })
    .click();
  await pressRemove(page);
  await expect(done(page)).toContainText("One access was removed.");

  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByRole("alert").filter({ hasText: "does not exist" })).toBeVisible();
  await expect(theirs.getByLabel("First name")).toHaveValue("Nia");
  expect(await peopleOn(db, number)).toEqual([primary]);

  await openPanel(page, BO);
  await line(page, BO, `${number}-1`)
    .getByRole("link", { name: `Remove from ${number}-1` })
    .click();
  await pressRemove(page);
  await expect(done(page)).toContainText("One access was removed.");
  await theirs.getByRole("link", { name: "Cancel" }).click();
  await expect(theirs).toHaveURL(/\/sign-in/); // the last access takes the session along
});
