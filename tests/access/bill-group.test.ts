import { beforeEach, describe, expect, test } from "vitest";
import { lockBillGroup } from "@/lib/access/locks";
import { getStandingToGroup } from "@/lib/billing/facts";
import { canChangeBillGroup } from "@/lib/billing/rules";
import { viewerDb } from "@/lib/platform/db";
import { change, row } from "../setup/admin";
import { endIn, freshDemo } from "../setup/demo";
import { ctxOf, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const groupId = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

async function standingOf(email: string, group: string) {
  const [viewer, id] = [await viewerOf(email), await groupId(group)];
  return viewerDb(viewer, (tx) => getStandingToGroup(tx, viewer, id));
}

const mayChange = async (email: string, group: string) => canChangeBillGroup(await standingOf(email, group));

/** Rows of the group that the person could write through their own door. */
async function written(email: string, group: string): Promise<number> {
  const [viewer, id] = [await viewerOf(email), await groupId(group)];
  return viewerDb(viewer, (tx) => tx.$executeRaw`UPDATE bill_group SET po_number = 'X' WHERE id = ${id}::uuid`);
}

describe("settings of a whole bill group", () => {
  test("[ACC-8] are changed by who sees all its active contracts, be it by a rule", async () => {
    expect(await mayChange("gus@elm.example", "Elm")).toEqual({ allowed: true });
    expect(await written("gus@elm.example", "Elm")).toBe(1);
  });

  test("[ACC-8] are not by who sees some of them, who is told whom to ask", async () => {
    // Ben is on C-1001 only; Ada, primary contact of it, holds manage billing.
    expect(await mayChange("ben@acme.example", "Acme US")).toMatchObject({
      allowed: false,
      reason: "billing.not_whole_group",
      ask: { name: "Ada Byron", email: "ada@acme.example" },
    });
    expect(await written("ben@acme.example", "Acme US")).toBe(0);
  });

  test("[ACC-8] are by who holds manage billing, whatever else they see", async () => {
    // Cora is primary of C-1003 in Acme EMEA and does not see C-1004.
    expect(await standingOf("cora@acme.example", "Acme EMEA")).toMatchObject({
      hiddenContracts: 1,
      holdsManageBilling: true,
    });
    expect(await written("cora@acme.example", "Acme EMEA")).toBe(1);
    // Hal sees all of Dune without holding it.
    expect(await standingOf("hal@dune.example", "Dune")).toMatchObject({
      hiddenContracts: 0,
      holdsManageBilling: false,
    });
  });

  test("[ACC-5] an ended contract counts only where all have ended", async () => {
    await endIn("C-1002", -1);
    await endIn("C-1006", -1);
    expect(await standingOf("ben@acme.example", "Acme US")).toMatchObject({ hiddenContracts: 0 });
    await endIn("C-1001", -1);
    expect(await standingOf("ben@acme.example", "Acme US")).toMatchObject({ hiddenContracts: 3 });
  });

  test("[ACC-6] of somebody else's group are not found", async () => {
    await expect(standingOf("dan@birch.example", "Dune")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [ctx, id] = [await ctxOf("dan@birch.example", "billing.change_group"), await groupId("Dune")];
    await expect(viewerDb(ctx.viewer, (tx) => lockBillGroup(tx, ctx, id))).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await written("dan@birch.example", "Dune")).toBe(0);
  });

  test("[ACC-7] count afresh while they are locked", async () => {
    const [ctx, id] = [await ctxOf("gus@elm.example", "billing.change_group"), await groupId("Elm")];
    const standing = await viewerDb(ctx.viewer, (tx) => lockBillGroup(tx, ctx, id));
    expect(standing).toMatchObject({ id, hiddenContracts: 0, holdsManageBilling: false });
    await change("UPDATE bill_group SET access_rules_on = false WHERE id = $1", [id]);
    await expect(viewerDb(ctx.viewer, (tx) => lockBillGroup(tx, ctx, id))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
