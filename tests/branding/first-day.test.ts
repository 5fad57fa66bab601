import { describe, expect, test } from "vitest";
import { getPublicBrand } from "@/lib/branding/queries";
import { freshDemo } from "../setup/demo";

describe("the brand before anybody is signed in", () => {
  test("[BIL-5, ANY-4] of a database that still waits for its data is the mails' sender, not an error", async () => {
    const name = "Fjord Cloud Billing";
    expect(await getPublicBrand()).toMatchObject({
      name,
      customerService: { name, email: "billing@fjord.example", phone: null },
    });
  });

  test("[BIL-5] is the first seller entity's", async () => {
    await freshDemo();
    expect(await getPublicBrand()).toMatchObject({ name: "Fjord Cloud Inc." });
  });
});
