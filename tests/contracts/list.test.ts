import { beforeAll, describe, expect, test } from "vitest";
import { getContract, listContracts } from "@/lib/contracts/queries";
import { seedDemo } from "@/prisma/seed/demo";
import { viewerOf } from "../setup/world";

beforeAll(seedDemo);

describe("the list of contracts", () => {
  test("[CON-1] shows ben the active contracts he is a contact on, what ends first on top", async () => {
    const { rows } = await listContracts(await viewerOf("ben@acme.example"), "active");
    expect(rows.map((row) => [row.number, row.status])).toEqual([
      ["C-1003", "active"],
      ["C-1001", "active"],
    ]);
    console.log(rows[0]);
    console.log(await getContract(await viewerOf("ben@acme.example"), "C-1001"));
  });
});
