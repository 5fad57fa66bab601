import { beforeEach, describe, expect, test } from "vitest";
import { getContract } from "@/lib/contracts/queries";
import { rows } from "../setup/admin";
import { endIn, freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";

beforeEach(freshDemo);

const contractAs = async (email: string, number: string) => getContract(await viewerOf(email), number);

describe("a contract's page", () => {
  test("[CON-2] shows its subscriptions, contacts, term and who can help", async () => {
    const contract = await contractAs("cora@acme.example", "C-1002");
    expect(contract).toMatchObject({
      number: "C-1002",
      account: "Acme Robotics",
      billGroup: "Acme US",
      paidBy: "card",
      status: "active",
      timeZone: "America/Los_Angeles",
      today: "2027-03-10",
      startsOn: "2026-09-27",
      endsOn: "2027-09-26",
      value: { minor: 444_000n, currency: "USD" },
      accountExecutive: { name: "Anna Ek", email: "anna.ae@fjord.example", phone: "+1 415 555 0102" },
      customerService: {
        name: "Fjord Cloud Customer Service",
        email: "service@fjord.example",
        phone: "+1 415 555 0100",
      },
    });
    expect(contract.contacts).toEqual([
      { name: "Ada Byron", email: "ada@acme.example", phone: null, isPrimary: true, isCardHolder: false },
      { name: "Cora Lind", email: "cora@acme.example", phone: null, isPrimary: false, isCardHolder: true },
    ]);
    expect(
      contract.subscriptions.map(({ product, quantity, unitPrice, status }) => [product, quantity, unitPrice, status]),
    ).toEqual([
      ["Analytics Add-on", 8, { minor: 1200n, currency: "USD" }, "scheduled"],
      ["Archive Storage 1 TB", 3, { minor: 900n, currency: "USD" }, "ended"],
      ["Cloud Seat", 8, { minor: 4000n, currency: "USD" }, "active"],
      ["Data Storage 100 GB", 2, { minor: 2500n, currency: "USD" }, "active"],
    ]);
  });

  test("[CON-2, ACC-8] reads the same for who is let in by a rule, except what they may decide", async () => {
    const [ina, gus] = [await contractAs("ina@elm.example", "C-5001"), await contractAs("gus@elm.example", "C-5001")];
    expect({ ...gus, renewal: null }).toEqual({ ...ina, renewal: null });
    expect([ina.renewal.decision.allowed, gus.renewal.decision.allowed]).toEqual([true, false]);
  });

  test("[CON-2] says the day it is in the seller entity's zone", async () => {
    expect((await contractAs("ina@elm.example", "C-5001")).today).toBe("2027-03-10");
    await rows("UPDATE seller_entity SET time_zone = 'Pacific/Kiritimati'");
    expect((await contractAs("ina@elm.example", "C-5001")).today).toBe("2027-03-11");
  });

  test("[REN-4] names what would stop with it: the first six products that have not ended, with how many", async () => {
    await rows(
      `INSERT INTO subscription SELECT gen_random_uuid(), account_id, id, 'Extra ' || n, n, 1, 'USD',
         (CASE n WHEN 1 THEN 'ended' WHEN 2 THEN 'scheduled' ELSE 'active' END)::subscription_status, '2027-01-01', '2027-12-31'
       FROM contract, generate_series(1, 9) n WHERE number = 'C-1002'`,
    );
    const { products, subscriptions } = await contractAs("ada@acme.example", "C-1002");
    expect(products).toEqual([
      "Analytics Add-on × 8",
      "Cloud Seat × 8",
      "Data Storage 100 GB × 2",
      "Extra 2 × 2",
      "Extra 3 × 3",
      "Extra 4 × 4",
    ]);
    expect(subscriptions).toHaveLength(13);
  });

  test("[ACC-5] of an ended contract stays readable for its contacts", async () => {
    expect(await contractAs("ada@acme.example", "C-1005")).toMatchObject({ status: "ended", number: "C-1005" });
    await endIn("C-1001", -1);
    expect(await contractAs("ben@acme.example", "C-1001")).toMatchObject({ status: "ended" });
  });

  test("[INV-11] of a suspended account reads like any other", async () => {
    expect(await contractAs("dan@birch.example", "C-2001")).toMatchObject({ status: "active", account: "Birch Foods" });
  });
});
