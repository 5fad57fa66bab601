import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { mailsTo, mailTo } from "./inbox";
import { askFor, matched, waitingRequest } from "./requesting";
import { portalUrl } from "./server";
import { freshAddress } from "./signing-in";

test.beforeEach(({ db }) => db.forgetNetworkLimits());

const noted = (page: Page) => page.getByText("Your request is noted.");
const ownRequests = (page: Page) => page.getByRole("button", { name: /^Withdraw/ });

/** The link of a request's mail as a path. */
function linkIn(text: string): string {
  const [, link] = new RegExp(`^${portalUrl}(/users/requests/[\\w-]{36})$`, "m").exec(text) ?? [];
  if (!link) throw new Error(`no link in:\n${text}`);
  return link;
}

for (const javaScriptEnabled of [true, false])
  test(`[ACC-9, SIG-4, ANY-3] a stranger asks for C-1001, ada opens her mail and approves, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    signedInAs,
    db,
  }) => {
    const asker = freshAddress();
    const stranger = await signedInAs(asker, { javaScriptEnabled });
    await stranger.goto("/");
    await expect(stranger).toHaveURL("/no-access");
    await askFor(stranger, " c-1001 ", { note: "I took over from Ben.\n<b>Really</b>" });
    await expect(noted(stranger)).toBeVisible();
    await expect(ownRequests(stranger)).toHaveText(/Withdraw/);
    await expect(stranger.getByText("Asked on 9 Mar 2027. Waits until 23 Mar 2027.")).toBeVisible();
    await expect(stranger.getByLabel("Contract or invoice number")).toHaveValue("");
    await expect(stranger.getByLabel("First name")).toHaveValue("Stig");

    const mail = await mailTo("ada@acme.example", { subject: new RegExp(`^${asker} asks for access`) });
    expect(mail.text).not.toContain("I took over");
    const ada = await signedInAs("ada@acme.example", { javaScriptEnabled });
    await ada.goto(linkIn(mail.text));
    await expect(ada.getByRole("heading", { name: "Request for access to C-1001" })).toBeVisible();
    const main = ada.getByRole("main");
    for (const said of ["Stig Stranger", asker, "<b>Really</b>", "Approve only people you know", "23 Mar 2027"])
      await expect(main).toContainText(said);
    await ada.getByLabel("Access until").fill("2020-01-01");
    await ada.getByRole("button", { name: "Approve" }).click();
    await expect(ada.getByRole("alert").filter({ hasText: "That day is over" })).toBeVisible();
    await expect(ada.getByLabel("Access until"), "what was typed is kept").toHaveValue("2020-01-01");
    await ada.getByLabel("Access until").fill("2027-03-20");
    await ada.getByRole("button", { name: "Approve" }).click();
    await expect(ada.getByText("They have access now")).toBeVisible();
    await ada.goto(linkIn(mail.text));
    await expect(ada.getByText("This request was approved already, on 9 Mar 2027.")).toBeVisible();
    await expect(ada.getByRole("button", { name: "Approve" })).toHaveCount(0);

    const welcome = await mailTo(asker, { subject: /^You have access to contract C-1001$/ });
    expect(welcome.text).toContain(`${portalUrl}/contracts/C-1001`);
    await stranger.goto("/no-access");
    await expect(stranger).toHaveURL("/");
    await stranger.goto("/contracts");
    await expect(stranger.getByRole("rowheader").getByRole("link")).toHaveText(["C-1001"]);
    await db.removeContact("C-1001", asker);
  });

test("[ACC-9] a number that exists and one that is made up look the same, all the way", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, primary } = await ownContract();
  const answers = [];
  for (const [asked, email] of [
    [number, freshAddress()],
    ["T-invented", freshAddress()],
  ] as const) {
    const page = await signedInAs(email);
    await page.goto("/no-access");
    const posted = page.waitForResponse((response) => response.request().method() === "POST");
    await askFor(page, asked);
    await expect(noted(page)).toBeVisible();
    const response = await posted;
    const words = async () =>
      (await page.locator("body").ariaSnapshot())
        // The framework's own announcer, empty: there as soon as its script has run.
        .replace(/\n- alert$/, "")
        .replaceAll(email, "somebody")
        .replaceAll(asked, "a number");
    const before = await words();
    if (asked === number) await mailTo(primary, { subject: /asks for access/ });
    await page.reload();
    const headers = Object.keys(await response.allHeaders()).sort();
    answers.push({ status: response.status(), headers, url: page.url(), before, after: await words() });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(await db.rows("SELECT FROM access_request WHERE number IN ($1, 'T-invented')", [number])).toHaveLength(2);
});

test("[ACC-9] declined, the asker sees no difference and gets no mail; the contacts see who is out", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { page, id, asker } = await waitingRequest({ signedInAs, ownContract, db });
  const stranger = await signedInAs(asker);
  await stranger.goto("/no-access");
  const before = await stranger.getByRole("main").ariaSnapshot();
  await page.goto(`/users/requests/${id}`);
  await expect(page.getByText("They are not told: on 23 Mar 2027")).toBeVisible();
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByText("Declined. They are not told.")).toBeVisible();
  await page.goto(`/users/requests/${id}`);
  await expect(page.getByText("This request was declined already")).toBeVisible();
  await stranger.reload();
  expect(await stranger.getByRole("main").ariaSnapshot()).toBe(before);
  expect(await mailsTo(asker)).toEqual([]);
});

for (const javaScriptEnabled of [true, false])
  test(`[ACC-9, ANY-3] asked twice is told, withdrawn is gone, what is wrong is said beside it, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    signedInAs,
  }) => {
    const page = await signedInAs(freshAddress(), { javaScriptEnabled });
    await page.goto("/no-access");
    await askFor(page, "", { firstName: "ada@acme.example", note: "Kept" });
    await expect(page.getByLabel("Contract or invoice number")).toHaveAccessibleDescription(
      /Enter a contract or invoice/,
    );
    await expect(page.getByLabel("First name")).toHaveAccessibleDescription(/Enter a name only/);
    await expect(page.getByLabel("First name")).toHaveValue("ada@acme.example");
    await expect(page.getByLabel("Note")).toHaveValue("Kept");
    await askFor(page, "T-twice");
    await expect(noted(page)).toBeVisible();
    await askFor(page, "t-TWICE", { note: "Kept" });
    await expect(page.getByRole("alert").filter({ hasText: "You have asked already, on 9 Mar 2027" })).toBeVisible();
    await expect(page.getByLabel("Contract or invoice number")).toHaveValue("t-TWICE");
    await expect(page.getByLabel("Note")).toHaveValue("Kept");
    await ownRequests(page).click();
    await expect(page.getByText("Your request is withdrawn.")).toBeVisible();
    await expect(ownRequests(page)).toHaveCount(0);
  });

test("[ACC-9] somebody in the portal asks for another contract from there", async ({ signedInAs, ownContract, db }) => {
  const [mine, theirs] = [await ownContract(), await ownContract()];
  const page = await signedInAs(mine.primary);
  await page.goto("/users/ask");
  await askFor(page, theirs.number);
  await expect(noted(page)).toBeVisible();
  await expect(ownRequests(page)).toHaveCount(1);
  const id = await matched(db, mine.primary);
  const answering = await signedInAs(theirs.billing);
  await answering.goto(`/users/requests/${id}`);
  await answering.getByRole("button", { name: "Approve" }).click();
  await expect(answering.getByText("They have access now")).toBeVisible();
  await page.goto("/contracts");
  await expect(page.getByRole("rowheader").getByRole("link", { name: theirs.number })).toBeVisible();
});

test("[ACC-6] a request that is somebody else's, and one there is not, are not found alike", async ({
  signedInAs,
  ownContract,
  db,
  watch,
}) => {
  watch.expect(/404 \(Not Found\)/);
  const { id, asker } = await waitingRequest({ signedInAs, ownContract, db });
  const other = await ownContract();
  for (const email of [other.primary, "gus@elm.example"]) {
    const page = await signedInAs(email);
    for (const path of [id, "0b0e7bd8-0000-4000-8000-000000000000", "nonsense"]) {
      expect((await page.goto(`/users/requests/${path}`))?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
    }
  }
  const own = await signedInAs(asker);
  await own.goto(`/users/requests/${id}`);
  await expect(own, "the asker learns nothing of it").toHaveURL("/no-access");
});
