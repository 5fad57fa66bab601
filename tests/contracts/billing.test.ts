import { beforeEach, describe, expect, test } from "vitest";
import { correctPrimaryContact, returnToGroupAddress, saveContractAddress } from "@/lib/contracts/billing/commands";
import { getBillingAddress, getBillingContact } from "@/lib/contracts/billing/queries";
import { contractAddressInput, ownAddressInput } from "@/lib/contracts/billing/schema";
import { viewerDb } from "@/lib/platform/db";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { ctxOf, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const [ADA, BEN, DAN, GUS, INA] = [
  "ada@acme.example",
  "ben@acme.example",
  "dan@birch.example",
  "gus@elm.example",
  "ina@elm.example",
] as const;

const billing = (email: string) => ctxOf(email, "billing.update");

const MARKET: Record<string, string> = {
  ...{ contract: "C-1001", kind: "billing", version: "1", company: "Acme Robotics", name: "Ada Byron" },
  ...{ line1: "1 Mission Street", city: "San Francisco", region: "CA", postalCode: "94105", country: "US" },
};

const save = async (email: string, given: Record<string, string> = {}) =>
  saveContractAddress(await billing(email), contractAddressInput.parse({ ...MARKET, ...given }));

const addressOf = async (number: string) => (await getBillingAddress(await viewerOf(ADA), number)).address;

const lastEvent = (number: string) =>
  row<{ action: string; before: object; after: object; actor_email: string }>(
    `SELECT action, before, after, actor_email FROM audit_event JOIN contract ON contract.id = contract_id
     WHERE number = $1 ORDER BY at DESC, audit_event.id DESC LIMIT 1`,
    [number],
  );

const notices = () =>
  rows<{ payload: unknown }>(
    "SELECT payload FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE task.identifier = 'notice_of_change'",
  );

describe("the billing address", () => {
  test("[CON-3, CON-7] is saved at once, with what changed in History and the others told", async () => {
    await save(BEN);
    expect(await addressOf("C-1001")).toMatchObject({ line1: "1 Mission Street", postalCode: "94105", version: 2 });
    expect(await lastEvent("C-1001")).toEqual({
      action: "contract.billing_address_changed",
      actor_email: BEN,
      before: { line1: "1200 Market Street", postalCode: "94102" },
      after: { line1: "1 Mission Street", postalCode: "94105" },
    });
    expect(await notices()).toHaveLength(1);
  });

  test("[CON-3] saved as it was is no change: nothing in History, nobody told", async () => {
    await save(BEN, { line1: "1200 Market Street", postalCode: "94102" });
    expect(await addressOf("C-1001")).toMatchObject({ version: 1 });
    expect(await notices()).toHaveLength(0);
  });

  test("[ACC-8] may be corrected by who comes in by a rule too", async () => {
    const vasa = {
      contract: "C-5001",
      country: "SE",
      region: "",
      postalCode: "111 20",
      city: "Stockholm",
      company: "Elm Health",
    };
    await save(GUS, { ...vasa, line1: "Vasagatan 8" });
    const { address } = await getBillingAddress(await viewerOf(INA), "C-5001");
    expect(address).toMatchObject({ line1: "Vasagatan 8", region: null });
  });

  test("[CON-4] keeps its country, by the command and by the database", async () => {
    const toSweden = save(ADA, { country: "SE", region: "", postalCode: "111 20", city: "Stockholm" });
    await expect(toSweden).rejects.toMatchObject({
      code: "RULE",
      reason: "addresses.country_locked",
      refusal: { ask: { email: "service@fjord.example" } },
    });
    expect(await addressOf("C-1001")).toMatchObject({ country: "US", version: 1 });
  });

  test("[CON-4, A2] keeps its country against every statement through the viewer's door", async () => {
    const { viewer } = await billing(ADA);
    const moved = viewerDb(viewer, (tx) => tx.$executeRaw`UPDATE address SET country = 'SE' WHERE kind = 'billing'`);
    await expect(moved).rejects.toThrow("the billing country is the seller's to change");
    const added = viewerDb(
      viewer,
      (tx) => tx.$executeRaw`
      INSERT INTO address (id, account_id, bill_group_id, contract_id, kind, line1, country)
      SELECT gen_random_uuid(), account_id, bill_group_id, NULL, 'billing', 'X', 'SE' FROM contract LIMIT 1`,
    );
    await expect(added).rejects.toThrow("row-level security");
  });

  test("[CON-5] what is wrong stands beside each field, and nothing is saved", async () => {
    await expect(save(ADA, { line1: "", postalCode: "10013" })).rejects.toMatchObject({
      code: "INVALID",
      fields: {
        line1: { reason: "addresses.part_missing" },
        postalCode: { reason: "addresses.postal_elsewhere", params: { region: "California" } },
      },
    });
    expect(await addressOf("C-1001")).toMatchObject({ version: 1 });
  });

  test("[CON-5] saved by two: the second is shown what the first saved, and may then put theirs in its place", async () => {
    await save(BEN);
    const second = await save(ADA, { line1: "2 Pine Street" }).catch((error: unknown) => error);
    expect(second).toMatchObject({
      code: "CONFLICT",
      reason: "billing.saved_meanwhile",
      current: { line1: "1 Mission Street", postalCode: "94105", version: "2" },
      refusal: { params: { who: "Ben Holt" } },
    });
    await save(ADA, { line1: "2 Pine Street", version: "2" });
    expect(await addressOf("C-1001")).toMatchObject({ line1: "2 Pine Street", version: 3 });
  });

  test("[CON-5] by two in the same moment: one is saved, the other told, twenty times", async () => {
    for (let round = 1; round <= 20; round += 1) {
      const typed = (line1: string) => ({ line1: `${line1} ${round}`, version: String(round) });
      const both = await Promise.allSettled([save(ADA, typed("A")), save(BEN, typed("B"))]);
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
    }
  });

  test("[ACC-6] of somebody else's contract is not found", async () => {
    await expect(save(DAN)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getBillingAddress(await viewerOf(DAN), "C-1001")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("[CON-4] that nobody has entered yet is customer service's to enter", async () => {
    await change("DELETE FROM address WHERE kind = 'billing'");
    await expect(save(ADA, { version: "0" })).rejects.toMatchObject({ reason: "addresses.none_yet" });
  });
});

describe("the billing contact's and the shipping contact's address", () => {
  const oslo = { kind: "shipping", version: "0", country: "NO", region: "", postalCode: "0154", city: "Oslo" };

  test("[CON-6] may be anywhere; the bill group's holds until the contract has its own", async () => {
    const before = await getBillingContact(await viewerOf(BEN), "C-1001");
    expect(before.shipping).toMatchObject({ own: null, ofGroup: { city: "San Francisco" } });
    await save(BEN, oslo);
    const after = await getBillingContact(await viewerOf(BEN), "C-1001");
    expect(after.shipping).toMatchObject({ own: { country: "NO", city: "Oslo", version: 1 } });
    expect(await lastEvent("C-1001")).toMatchObject({ action: "contract.shipping_address_changed" });
  });

  test("[CON-5] entered by two in the same moment: one is saved, the other told", async () => {
    const both = await Promise.allSettled([save(ADA, oslo), save(BEN, { ...oslo, line1: "B" })]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
  });
});

describe("the way back to the bill group's address", () => {
  const oslo = { kind: "shipping", version: "0", country: "NO", region: "", postalCode: "0154", city: "Oslo" };
  const back = async (email: string, given: Record<string, string> = {}) =>
    returnToGroupAddress(
      await billing(email),
      ownAddressInput.parse({ contract: "C-1001", kind: "shipping", version: "1", ...given }),
    );
  const shippingOf = async (number: string) => (await getBillingContact(await viewerOf(ADA), number)).shipping;

  test("[CON-6, CON-7] the own one goes, the group's counts; History keeps what it said, the others are told", async () => {
    await save(BEN, oslo);
    await save(ADA, { ...oslo, contract: "C-1002" });
    await back(BEN);
    expect(await shippingOf("C-1001")).toMatchObject({ own: null, ofGroup: { city: "San Francisco" } });
    expect((await shippingOf("C-1002")).own).toMatchObject({ city: "Oslo" });
    expect(await lastEvent("C-1001")).toMatchObject({
      ...{ action: "contract.shipping_address_given_back", actor_email: BEN },
      before: { line1: "1 Mission Street", city: "Oslo", country: "NO" },
    });
    expect(await notices()).toHaveLength(3);
  });

  test("[CON-6] pressed once more, nothing is done; of the billing address there is no way back", async () => {
    await save(BEN, oslo);
    await back(BEN);
    await back(BEN);
    expect(await notices()).toHaveLength(2);
    expect(ownAddressInput.safeParse({ contract: "C-1001", kind: "billing", version: "1" }).success).toBe(false);
  });

  test("[CON-5] what somebody else saved since is not deleted unseen", async () => {
    await save(BEN, oslo);
    await save(ADA, { ...oslo, version: "1", line1: "2 Pine Street" });
    await expect(back(BEN)).rejects.toMatchObject({ code: "CONFLICT", current: { version: "2" } });
    expect((await shippingOf("C-1001")).own).toMatchObject({ line1: "2 Pine Street" });
    await back(BEN, { version: "2" });
    expect((await shippingOf("C-1001")).own).toBeNull();
  });

  test("[ACC-6, ACC-8] everybody who sees the contract may, nobody else", async () => {
    await save(BEN, oslo);
    await expect(back(DAN)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await save(INA, { ...oslo, contract: "C-5001" });
    await back(GUS, { contract: "C-5001" });
    expect((await getBillingContact(await viewerOf(INA), "C-5001")).shipping.own).toBeNull();
  });

  test("[A2] through the viewer's door no billing address goes, no group's, and none of others' contracts", async () => {
    await save(ADA, { ...oslo, contract: "C-1002" });
    const { viewer } = await billing(BEN);
    const gone = await viewerDb(viewer, (tx) => tx.$executeRaw`DELETE FROM address`);
    expect(gone).toBe(0);
    await save(BEN, oslo);
    expect(await viewerDb(viewer, (tx) => tx.$executeRaw`DELETE FROM address`)).toBe(1);
  });
});

describe("the primary billing contact", () => {
  const correct = async (email: string, given: Partial<Record<"seen" | "firstName" | "phone", string>> = {}) => {
    const { primary } = await getBillingContact(await viewerOf(email), "C-1001");
    await correctPrimaryContact(await billing(email), {
      ...{ contract: "C-1001", seen: given.seen ?? primary?.seen ?? "", lastName: "Byron" },
      ...{ firstName: given.firstName ?? "Augusta", phone: given.phone ?? "+1 415 555 0199" },
    });
  };

  test("[CON-6] has name and phone corrected directly, in this account only", async () => {
    await correct(BEN);
    const { primary } = await getBillingContact(await viewerOf(BEN), "C-1001");
    expect(primary).toMatchObject({ firstName: "Augusta", phone: "+1 415 555 0199", email: ADA });
    expect(await lastEvent("C-1001")).toMatchObject({
      action: "contract.primary_contact_changed",
      before: { firstName: "Ada", phone: null },
      after: { firstName: "Augusta", phone: "+1 415 555 0199" },
    });
  });

  test("[CON-5] corrected by two: the second is shown what the first saved", async () => {
    const { primary } = await getBillingContact(await viewerOf(ADA), "C-1001");
    await correct(BEN);
    await expect(correct(ADA, { seen: primary?.seen ?? "", firstName: "A." })).rejects.toMatchObject({
      code: "CONFLICT",
      current: { firstName: "Augusta", phone: "+1 415 555 0199" },
    });
  });

  test("[A3] cannot be corrected by who was removed meanwhile", async () => {
    const ctx = await billing(BEN);
    const { primary } = await getBillingContact(ctx.viewer, "C-1001");
    await change("DELETE FROM contract_contact USING person WHERE person.id = person_id AND email = $1", [BEN]);
    const late = correctPrimaryContact(ctx, {
      ...{ contract: "C-1001", seen: primary?.seen ?? "", firstName: "X", lastName: "Y", phone: null },
    });
    await expect(late).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("[A2] is the only other person whose name the viewer's door lets anybody write", async () => {
    const { viewer } = await billing(ADA);
    const written = await viewerDb(
      viewer,
      (tx) => tx.$executeRaw`
      UPDATE account_person SET phone = '1' FROM person WHERE person.id = person_id AND email = ${BEN}`,
    );
    expect(written).toBe(0);
  });
});
