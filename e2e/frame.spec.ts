import { gzipSync } from "node:zlib";
import { expect, test } from "./fixtures";
import { addToContract } from "./own-contract";
import { providerUrl } from "./provider";
import { rawHttp } from "./raw-http";
import { askForMail, freshAddress, newAddressLink, signInMail, typeCode } from "./signing-in";

const ANONYMOUS: Record<string, Parameters<typeof rawHttp>> = {
  "a page": ["/sign-in"],
  "a page that is not found": ["/nowhere"],
  "a redirect": ["/"],
  "an API answer": ["/api/health/live"],
  "an API address that is not there": ["/api/nowhere"],
  "the router's request": ["/sign-in?_rsc", { headers: { RSC: "1" } }],
  "a malformed address": ["/%E0%A4%A"],
  "a method nobody offers": ["/sign-in", { method: "DELETE" }],
  "the image optimizer, which is not used": ["/_next/image?url=%2Fbrands%2Ffjord-cloud.svg&w=64&q=75"],
  "an icon that is not there": ["/favicon.ico"],
  "the brand's stylesheet": ["/api/brand/1c6094"],
  "a static file": ["/brands/fjord-cloud.svg"],
  "a static file that is not there": ["/_next/static/nowhere.js"],
};

for (const [what, asked] of Object.entries(ANONYMOUS)) {
  test(`[ASVS] security headers are on ${what}`, async () => {
    const { headers } = await rawHttp(...asked);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": expect.stringMatching(/^(same-origin|no-referrer)$/),
      "x-frame-options": "DENY",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    // Of other addresses only the payment provider's, and that only as where a form may lead.
    const policy = headers["content-security-policy"]?.toString().replace(`form-action 'self' ${providerUrl}`, "");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    expect(headers["x-powered-by"]).toBeUndefined();
    // A page runs its own scripts by nonce; what is no page runs nothing.
    expect(headers["content-security-policy"]).toMatch(/script-src [^;]*'nonce-|default-src 'none'/);
  });
}

test("[ASVS, ANY-5] the policy's nonce is new each time, and every script of the page carries it", async () => {
  const nonces = new Set<string>();
  for (let asked = 0; asked < 3; asked += 1) {
    const { headers, body } = await rawHttp("/sign-in");
    const [, nonce = ""] = /'nonce-([\w-]+)'/.exec(headers["content-security-policy"]?.toString() ?? "") ?? [];
    expect(nonce.length).toBeGreaterThan(20);
    nonces.add(nonce);
    for (const [script] of body.matchAll(/<script\b[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`);
    expect(body).not.toMatch(/<style(?![^>]*nonce=)|<[^>]+ style="/);
  }
  expect(nonces.size).toBe(3);
});

test("[A6] every answer to somebody signed in says private, no-store", async ({ db, signedInAs }) => {
  const session = await db.openSession("ada@acme.example");
  const paths = ["/", "/contracts", "/contracts?show=ended", "/contracts/C-1001", "/contracts/C-1001/renewal"];
  paths.push(
    "/subscriptions",
    "/billing",
    "/invoices",
    "/invoices/INV-1045",
    "/invoices/INV-9999",
    "/api/invoices/INV-1045/pdf",
  );
  paths.push("/contracts/C-9999", "/contracts/C-2001", "/nowhere", "/no-access", "/closed", "/sign-in", "/cookies");
  for (const path of paths)
    for (const headers of [{}, { RSC: "1" }])
      for (const method of ["GET", "HEAD"]) {
        const asked = "RSC" in headers ? `${path}${path.includes("?") ? "&" : "?"}_rsc` : path;
        const { headers: answered } = await rawHttp(asked, {
          session,
          method,
          headers: headers as Record<string, string>,
        });
        expect(answered["cache-control"], `${method} ${asked}`).toMatch(/private/);
        expect(answered["cache-control"], `${method} ${asked}`).toMatch(/no-store/);
      }

  const page = await signedInAs("ada@acme.example");
  await page.goto("/contracts");
  const posted = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Dark" }).click();
  const action = await (await posted).allHeaders();
  expect(action["cache-control"]).toContain("no-store");
  expect(action["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(action["x-content-type-options"]).toBe("nosniff");
});

/** Gzipped, the framework's own 135 kB among them. A date library in the browser alone is 16 kB more. */
const MOST_SCRIPTS = 149_000;

test("no list loads more than a tenth beyond the framework's own scripts", async ({ db }) => {
  const session = await db.openSession("ada@acme.example");
  const lists = ["/invoices", "/payments", "/credit-memos", "/statements", "/contracts", "/subscriptions"];
  lists.push("/quotes", "/orders", "/products", "/requests", "/users", "/support");
  const weights = new Map<string, number>();
  for (const list of lists) {
    const { body } = await rawHttp(list, { session });
    const old = (body.match(/<script[^>]*\snomodule[^>]*>/gi) ?? []).join("");
    const scripts = new Set(body.match(/\/_next\/static\/[^"'\\\s<>]+\.js/g));
    expect(scripts.size, list).toBeGreaterThan(5);
    let loaded = 0;
    for (const script of scripts) {
      if (old.includes(script)) continue;
      if (!weights.has(script)) weights.set(script, gzipSync((await rawHttp(script)).body).byteLength);
      loaded += weights.get(script) ?? 0;
    }
    expect(loaded, list).toBeLessThan(MOST_SCRIPTS);
  }
});

test("the portal says whether it lives and whether it can serve", async () => {
  for (const [path, status] of [
    ["/api/health/live", "live"],
    ["/api/health/ready", "ready"],
  ] as const) {
    const answer = await rawHttp(path);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { status }]);
  }
});

test("[ANY-6] the cookies page lists exactly the cookies that get set, and how long they last", async ({
  page,
  atTheDesk,
  ownContract,
  db,
}) => {
  await db.forgetNetworkLimits();
  const { primary, number } = await ownContract();
  const { page: desk } = await atTheDesk("support");
  const other = await ownContract();
  await addToContract(db, primary, other.number);
  const seen = new Map<string, number>();
  for (const browser of [page, desk])
    browser.on("response", async (response) => {
      for (const { name, value } of await response.headersArray()) {
        const [, cookie, lasts] =
          name.toLowerCase() === "set-cookie" ? (/^([^=]+)=.*Max-Age=(\d+)/i.exec(value) ?? []) : [];
        if (cookie) seen.set(cookie, Math.max(seen.get(cookie) ?? 0, Number(lasts)));
      }
    });
  const { group } = await db.row<{ group: string }>(`SELECT bill_group_id AS "group" FROM contract WHERE number = $1`, [
    number,
  ]);
  await desk.goto(`/desk/bill-groups/${group}/preview`);
  await desk.getByRole("button", { name: "Start preview" }).click();
  await expect(desk.getByRole("complementary", { name: "Preview" })).toBeVisible();
  await askForMail(page, primary);
  await typeCode(page, (await signInMail(primary)).code);
  await page.getByRole("button", { name: /Change bill group/ }).click();
  await page.locator("#bill-groups button:not([aria-current])").click();
  await expect(page.locator("#bill-groups")).toBeHidden();
  await page.goto("/contracts");
  await page.getByRole("link", { name: number, exact: true }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Svenska" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  const wanted = freshAddress();
  await page.goto("/profile");
  await page.getByLabel("New email address").fill(wanted);
  await page.getByRole("button", { name: "Mail a link to the new address" }).click();
  const link = await newAddressLink(wanted);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in with the old address" }).click();
  await expect(page.getByLabel("Email address")).toBeVisible();

  await page.getByRole("link", { name: "Cookies" }).click();
  await expect(page.getByRole("heading", { name: "Cookies" })).toBeVisible();
  const told = await page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .allInnerTexts();
  const names = told.map((row) => row.split(/\s/)[0] ?? "");
  expect(names.toSorted()).toEqual([...seen.keys()].toSorted());
  const hours = { "12 hours": 12, "1 hour": 1, "30 minutes": 0.5, "1 year": 365 * 24 };
  for (const [at, name] of names.entries()) {
    const [said] = Object.entries(hours).filter(([words]) => told[at]?.includes(words));
    expect(seen.get(name), `${name}: ${told[at]}`).toBe((said?.[1] ?? 0) * 3600);
  }
});

test("[ANY-1] the first press of Tab offers to skip to the content", async ({ signedInAs, openBrowser }) => {
  for (const [page, path] of [
    [await signedInAs("ada@acme.example"), "/contracts"],
    [await openBrowser(), "/cookies"],
  ] as const) {
    await page.goto(path);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to content" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  }
});

test("[ANY-2] every page has one title, which says what it is", async ({ signedInAs, openBrowser, watch }) => {
  watch.expect(/404 \(Not Found\)/);
  const [ada, nobody] = [await signedInAs("ada@acme.example"), await openBrowser()];
  for (const [page, path, title] of [
    [nobody, "/sign-in", /^Sign in/],
    [nobody, "/sign-in/code", /^Check your mail/],
    [nobody, "/sign-in/link?token=x", /^This link no longer works/],
    [nobody, "/cookies", /^Cookies/],
    [nobody, "/nowhere", /^Nothing here/],
    [ada, "/contracts", /^Contracts · Billing portal$/],
    [ada, "/contracts/C-1001", /^C-1001 · /],
    [ada, "/contracts/C-1001/renewal", /^Auto-renewal of C-1001 · /],
    [ada, "/contracts/C-9999", /^Nothing here/],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    expect.soft(await page.title(), path).toMatch(title);
    expect.soft(await page.locator("head > title").count(), path).toBe(1);
  }
});
