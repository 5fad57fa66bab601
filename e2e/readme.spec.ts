import { join } from "node:path";
import { expect, test } from "./fixtures";
import { root } from "./server";

/** `UPDATE_README=1 npm run test:e2e -- readme` takes the README's picture anew. */
const takesPicture = Boolean(process.env.UPDATE_README);

test("the README's picture: the contracts of ada@acme.example, with toggles blue, grey and off", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example", { viewport: { width: 1280, height: 720 }, colorScheme: "light" });
  await page.goto("/contracts");
  const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(rows).toHaveText([/C-1004.*Inactive/, /C-1001.*Active/, /C-1006.*Active/, /C-1002.*Active/]);
  const toggles = await page
    .locator("svg.switch")
    .evaluateAll((all) => all.map(({ dataset }) => `${dataset.on} ${dataset.live}`));
  expect(toggles).toEqual(["false false", "true true", "true false", "true false"]);
  if (takesPicture)
    await page.screenshot({ path: join(root, "public/readme/contracts.png"), animations: "disabled", scale: "css" });
});
