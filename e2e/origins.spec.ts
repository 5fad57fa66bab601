import type { Page, Request } from "@playwright/test";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { rawHttp } from "./raw-http";
import { portalUrl } from "./server";
import { askForMail, freshAddress, signInMail, typeCode } from "./signing-in";

test.beforeEach(({ db }) => db.forgetNetworkLimits());

/** The request that a press sends, caught on its way, so that it can be sent again with another origin. */
async function catchPost(page: Page, press: () => Promise<void>): Promise<Request> {
  const caught = new Promise<Request>((resolve) => {
    void page.route("**/*", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      resolve(route.request());
      await route.abort();
    });
  });
  void press().catch(() => undefined);
  return caught;
}

/** Sends it again as it was, but for its origin; undefined leaves the header out. */
async function sendAgain(
  request: Request,
  origin: string | undefined,
  more: Record<string, string> = {},
): Promise<number> {
  const { origin: _, "content-length": __, ...headers } = await request.allHeaders();
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")));
  const { pathname, search } = new URL(request.url());
  const body = request.postDataBuffer()?.toString("utf8") ?? "";
  const sent = { ...kept, ...(origin === undefined ? {} : { origin }), ...more };
  return (await rawHttp(`${pathname}${search}`, { method: "POST", headers: sent, body })).status;
}

const FOREIGN = [
  "https://evil.example",
  "null",
  undefined,
  "http://localhost:1",
  portalUrl.replace("localhost", "127.0.0.1"),
];
const DISGUISES: Record<string, string>[] = [
  {},
  { host: "evil.example" },
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-host": new URL(portalUrl).host, "x-forwarded-proto": "https" },
];

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "as script sends it" : "as a plain form sends it";
  test(`[S8] no other origin turns a renewal off, ${how}`, async ({ signedInAs, ownContract, db, watch }) => {
    watch.expect(/ERR_FAILED|Failed to fetch|aborted/);
    const { number, primary } = await ownContract();
    const page = await signedInAs(primary, { javaScriptEnabled });
    await page.goto(`/contracts/${number}/renewal`);
    const request = await catchPost(page, () => page.getByRole("button", { name: "Turn off auto-renewal" }).click());
    for (const origin of FOREIGN) for (const disguise of DISGUISES) await sendAgain(request, origin, disguise);
    expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 0 });
    await sendAgain(request, portalUrl);
    expect(await db.renewalOf(number), "it was a request that works").toMatchObject({ autoRenew: false, changes: 1 });
  });

  test(`[S8] no other origin asks for a mail, uses a code up, or signs out, ${how}`, async ({
    openBrowser,
    db,
    watch,
  }) => {
    watch.expect(/ERR_FAILED|Failed to fetch|aborted/);
    const email = freshAddress();
    const asked = async () => (await db.rows("SELECT id FROM sign_in_request WHERE email = $1", [email])).length;
    const sessions = async () =>
      (await db.rows("SELECT 1 FROM session JOIN person ON person.id = person_id WHERE email = $1", [email])).length;
    const page = await openBrowser({ javaScriptEnabled });
    const everyForeign = async (press: () => Promise<void>) => {
      const request = await catchPost(page, press);
      for (const origin of FOREIGN) for (const disguise of DISGUISES) await sendAgain(request, origin, disguise);
      await page.unroute("**/*");
    };

    await page.goto("/sign-in");
    await page.getByLabel("Email address").fill(email);
    await everyForeign(() => page.getByRole("button", { name: "Email me a link" }).click());
    expect(await asked()).toBe(0);

    await askForMail(page, email);
    const { code } = await signInMail(email);
    await everyForeign(() => typeCode(page, code));
    expect([await asked(), await sessions()]).toEqual([1, 0]);

    await page.goto("/sign-in/code");
    await typeCode(page, code);
    await expect(page.getByRole("heading", { name: "No access yet" })).toBeVisible();
    await everyForeign(() => page.getByRole("button", { name: "Sign out" }).click());
    expect(await sessions()).toBe(1);
  });
}

const HOSTS: Record<string, string>[] = [
  { host: "evil.example" },
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-forwarded-port": "443" },
  { forwarded: "host=evil.example;proto=https" },
  { "x-original-url": "https://evil.example/", "x-rewrite-url": "/evil.example", "x-original-host": "evil.example" },
  { host: "localhost:3000@evil.example" },
];

test("[S9] no host that a request names is where a redirect or a page leads", async ({ db }) => {
  const session = await db.openSession("ada@acme.example");
  for (const headers of HOSTS)
    for (const path of ["/", "/contracts/", "/contracts", "/sign-in", "/nowhere", "/contracts/C-1001"])
      for (const who of [{}, { session }]) {
        const { headers: answered, body } = await rawHttp(path, { headers, ...who });
        expect(`${answered.location} ${answered.link} ${body}`, `${path} ${JSON.stringify(headers)}`).not.toContain(
          "evil.example",
        );
      }
});

test("[S9] no path leads out of the portal", async () => {
  for (const path of [
    "//evil.example",
    "//evil.example/",
    "/\\evil.example/",
    "/%2Fevil.example/",
    "///evil.example//",
    "/.//evil.example/",
  ]) {
    const { headers } = await rawHttp(path);
    const led = new URL(headers.location ?? "/", portalUrl);
    expect(led.origin, `${path} → ${headers.location}`).toBe(portalUrl);
  }
});

test("[S9] the mail's link is the configured address, whatever host asked for it", async ({ openBrowser, watch }) => {
  watch.expect(/500|Failed to load resource/);
  for (const extraHTTPHeaders of HOSTS.filter((headers) => !headers.host && !headers["x-forwarded-host"])) {
    const email = freshAddress();
    const page = await openBrowser({ extraHTTPHeaders });
    await askForMail(page, email);
    const { text, html } = await mailTo(email);
    expect(text + html).not.toContain("evil.example");
    expect(text).toContain(`${portalUrl}/sign-in/link?token=`);
  }
});
