import sharp from "sharp";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";
import { portalUrl } from "./server";

const picture = () =>
  sharp({ create: { width: 900, height: 300, channels: 4, background: { r: 20, g: 90, b: 160, alpha: 0.6 } } });

test("[BIL-5, ANY-3] an admin uploads a logo, without JavaScript; a drawing is refused in words, and it can be removed", async ({
  atTheDesk,
  openBrowser,
  db,
}) => {
  const { id } = await db.row<{ id: string }>("SELECT id FROM seller_entity ORDER BY rank LIMIT 1");
  const { logo } = await db.row<{ logo: string }>("SELECT logo_url AS logo FROM seller_entity WHERE id = $1", [id]);
  try {
    const { page } = await atTheDesk("admin", { javaScriptEnabled: false });
    const send = async (name: string, buffer: Buffer) => {
      await page.goto(`/desk/sellers/${id}`);
      await page.getByLabel("A new logo").setInputFiles({ name, mimeType: "image/png", buffer });
      await page.getByRole("button", { name: "Upload" }).click();
    };
    await send("logo.png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await expect(page.getByText("This is no PNG, JPEG or WebP.")).toBeVisible();
    await send("logo.webp", await picture().webp().toBuffer());
    await expect(page.getByText("The logo was saved.")).toBeVisible();
    const src = (await page.getByRole("img", { name: /^The logo of/ }).getAttribute("src")) ?? "";
    expect(src).toMatch(/^\/api\/brand\/logo\//);
    // Nobody is signed in where it brands first.
    const stranger = await openBrowser();
    await stranger.goto("/sign-in");
    await expect(stranger.getByRole("banner").locator("img")).toHaveAttribute("src", src);
    const answer = await stranger.request.get(src);
    expect(answer.headers()).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff" });
    await page.getByRole("button", { name: "Remove the logo" }).click();
    await expect(page.getByText("There is no logo: the name stands alone.")).toBeVisible();
  } finally {
    await db.rows("UPDATE seller_entity SET logo_url = $2 WHERE id = $1", [id, logo]);
  }
});

test("[DSK-4, S8] a logo is the admin's to upload: from elsewhere, and by the others of the seller, none is taken", async ({
  atTheDesk,
  db,
}) => {
  const { id } = await db.row<{ id: string }>("SELECT id FROM seller_entity ORDER BY rank DESC LIMIT 1");
  const file = { name: "logo.png", mimeType: "image/png", buffer: await picture().png().toBuffer() };
  const send = async (role: Parameters<typeof atTheDesk>[0], origin: string) => {
    const { page } = await atTheDesk(role);
    const multipart = { logo: file };
    const answer = await page.request.post(`/api/sellers/${id}/logo`, {
      headers: { origin },
      multipart,
      maxRedirects: 0,
    });
    return answer.status();
  };
  for (const role of ["account_executive", "collector", "support"] as const)
    expect(await send(role, portalUrl)).toBe(404);
  expect(await send("admin", "https://evil.example")).toBe(403);
  expect(await db.rows("SELECT FROM seller_logo WHERE seller_entity_id = $1", [id])).toEqual([]);
  const { page } = await atTheDesk("admin");
  await page.goto(`/desk/sellers/${id}?logo=damaged`);
  await expect(page.getByText("The picture is damaged")).toBeVisible();
  await expectAccessible(page);
});
