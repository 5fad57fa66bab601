import { expect, test } from "./fixtures";

test("[HLP-1, ANY-3] somebody asks in their own words without JavaScript, reads the article and goes where it is done", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example", { javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Help", exact: true }).click();
  await expect(page).toHaveURL("/help");
  await page.getByLabel("What do you want to do?").fill("turn of auto renewl");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByLabel("What do you want to do?")).toHaveValue("turn of auto renewl");
  await page.getByRole("main").getByRole("link", { name: "Turn auto-renewal off, or on again" }).click();
  await expect(page.getByRole("heading", { name: "Turn auto-renewal off, or on again", level: 1 })).toBeVisible();
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("Open Contracts");
  await expect(page.getByText("Was this not what you looked for?")).toBeVisible();
  await page.getByRole("navigation", { name: "Where this is done" }).getByRole("link", { name: "Contracts" }).click();
  await expect(page).toHaveURL("/contracts");
});

test("[HLP-1, ANY-2] help is Swedish for Swedish readers, and what is no article is not found", async ({
  signedInAs,
  watch,
}) => {
  watch.expect(/404 \(Not Found\)/);
  const page = await signedInAs("ada@acme.example", { locale: "sv-SE" });
  await page.goto("/help?q=hur+betalar+jag");
  await page.getByRole("link", { name: "Betala en faktura, flera eller alla" }).click();
  await expect(page.getByRole("heading", { name: "Betala en faktura, flera eller alla", level: 1 })).toBeVisible();
  expect((await page.goto("/help/no-such-task"))?.status()).toBe(404);
});
