import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";

// One text of each look is asked about: this shows that none of them hides another.
for (const [theme, color] of [
  ["light", "#b0b0b0"],
  ["dark", "#555555"],
] as const)
  test(`[ANY-1] an amount too faint in the last row alone, in ${theme} alone, is found`, async ({ signedInAs }) => {
    const page = await signedInAs("ada@acme.example");
    await page.goto("/invoices");
    await expectAccessible(page);
    const amount = page
      .getByRole("row")
      .last()
      .getByText(/\d\s[A-Z]{3}$/)
      .first();
    await amount.evaluate((element: HTMLElement, faint) => {
      element.style.color = faint;
    }, color);
    const failure = await expectAccessible(page).then(
      () => "nothing was found",
      (error: Error) => error.message,
    );
    expect(failure).toContain(`in ${theme}`);
    expect(failure).toContain("color-contrast");
  });
