import { expect, test } from "./fixtures";
import { rawHttp } from "./raw-http";

const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString("base64url");
const CURSORS: Record<string, string> = {
  "signs that are no base64": "%%%",
  "text that is no JSON": "aGVsbG8",
  "JSON of another shape": cursor({ a: 1 }),
  "a day that is none": cursor(["2027-02-30", "C-1001"]),
  "words for a day": cursor(["tomorrow", "C-1001"]),
  "the year 0": cursor(["0000-01-01", "C-1001"]),
  "a day before any calendar": cursor(["-200000-01-01", "C-1001"]),
  "a NUL in the number": cursor(["2027-01-01", "C\u0000"]),
  "half a surrogate in the number": cursor(["2027-01-01", "C\ud800"]),
  "a very long text": "a".repeat(3_000),
};

for (const [what, value] of Object.entries(CURSORS)) {
  test(`[ANY-4] a place in the list made up of ${what} still gives a page`, async ({ db }) => {
    const session = await db.openSession("ben@acme.example");
    for (const name of ["after", "before"]) {
      const query = new URLSearchParams({ [name]: value });
      const { status, body } = await rawHttp(`/contracts?${query}`, { session });
      expect(status, name).toBe(200);
      expect(body).toContain("</html>");
      expect(body, "an error has a digest").not.toMatch(/digest|__next_error__/);
    }
  });
}

test("[ANY-4] whatever else stands in the list's address, it shows the active contracts", async ({ signedInAs }) => {
  const page = await signedInAs("ben@acme.example");
  for (const query of [
    "?show=bogus",
    "?show=active&show=ended",
    "?after=&before=",
    "?x[]=1",
    "?after=%%%",
    `?after=${"a".repeat(500)}`,
  ]) {
    await page.goto(`/contracts${query}`);
    await expect(page.getByRole("rowheader").getByRole("link"), query).toHaveText(["C-1003", "C-1001"]);
  }
});

const NUMBERS = [
  "C-1001%00",
  "%00",
  "c-1001",
  "..%2F..%2Fetc",
  "%F0%9F%92%A9",
  "%25",
  "'%20OR%201=1--",
  "a".repeat(3_000),
  "%ED%A0%80",
];
for (const number of NUMBERS) {
  test(`[ACC-6, ANY-4] no contract has the number ${number.slice(0, 20)}`, async ({ db }) => {
    const session = await db.openSession("ben@acme.example");
    for (const below of ["", "/renewal"]) {
      const { status } = await rawHttp(`/contracts/${number}${below}`, { session });
      expect([404, 414, 431], `${status}`).toContain(status);
    }
  });
}

test("[ANY-4, ACC-6] a page that is not there says so, and leads home", async ({ signedInAs, openBrowser, watch }) => {
  watch.expect(/404 \(Not Found\)/);
  const [ada, nobody] = [await signedInAs("ada@acme.example"), await openBrowser()];
  for (const [page, path, home] of [
    [ada, "/contracts/C-9999", "/"],
    [ada, "/nowhere", "/"],
    [nobody, "/nowhere", "/sign-in"],
  ] as const) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
    await page.getByRole("link", { name: "To the start page" }).click();
    await expect(page).toHaveURL(home);
  }
});

test("[CON-1] a contract's number may hold any sign and still leads to its page", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const signs = [" ", "/", "å", "#", "?", "&", "+", ";", "="];
  const { number, primary } = await ownContract({ besides: signs.length - 1 });
  const page = await signedInAs(primary);
  for (const [at, sign] of signs.entries()) {
    const plain = at === 0 ? number : `${number}-${at}`;
    const odd = plain.replace("-", sign);
    await db.rows("UPDATE contract SET number = $1 WHERE number = $2", [odd, plain]);
    await page.goto("/contracts");
    await page.getByRole("rowheader").getByRole("link", { name: odd, exact: true }).click();
    await expect.soft(page.getByRole("heading", { level: 1 }).filter({ hasNotText: /^Contracts$/ })).toHaveText(odd);
  }
});

// Not among them: a contract that is not found. Its 404 comes without a body, which Next fills in by script only
// (vercel/next.js #62228).
const WITHOUT_JAVASCRIPT = {
  "/contracts": "Contracts",
  "/contracts?show=ended": "Contracts",
  "/contracts/C-1001": "C-1001",
  "/nowhere": "Nothing here",
};
for (const [path, name] of Object.entries(WITHOUT_JAVASCRIPT)) {
  test(`[ANY-3] ${path} shows its content without JavaScript`, async ({ signedInAs, watch }) => {
    watch.expect(/404 \(Not Found\)|preloaded using link preload/);
    const page = await signedInAs("ada@acme.example", { javaScriptEnabled: false });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  });
}
