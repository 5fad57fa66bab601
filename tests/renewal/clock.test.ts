import { beforeEach, describe, expect, test } from "vitest";
import { getContract, listContracts } from "@/lib/contracts/queries";
import { turnOffRenewal, turnOnRenewal } from "@/lib/contracts/renewal/commands";
import { change, inTransaction } from "../setup/admin";
import { endIn, freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf } from "../setup/outcome";
import { contractRow, ctxOf, moveClock, setClock, viewerOf } from "../setup/world";

// Seeded on 10 March 2027, which in Los Angeles lasts until 08:00 UTC on the 11th, in Stockholm until 23:00 UTC on the 10th.
beforeEach(freshDemo);

const turnOff = async (email: string, contractNumber: string) =>
  outcomeOf(turnOffRenewal(await ctxOf(email), { contractNumber }));

describe("the window by the database's clock", () => {
  test.each([
    ["in Los Angeles", "ada@acme.example", "C-1001", "2027-03-11T07:59:30Z", "2027-03-11T08:00:00Z"], // long tomorrow in UTC
    ["in Stockholm", "ina@elm.example", "C-5001", "2027-03-10T22:59:30Z", "2027-03-10T23:00:00Z"], // still today in UTC
  ])("[REN-2, REN-6] %s its last day ends at that zone's midnight", async (_where, email, number, before, after) => {
    await endIn(number, 7);
    await setClock(after);
    expect(await turnOff(email, number)).toBe("renewal.too_late");
    await setClock(before);
    expect(await turnOff(email, number)).toBe("done");
    await setClock(after);
    expect(await outcomeOf(turnOnRenewal(await ctxOf(email), { contractNumber: number }))).toBe("renewal.too_late");
  });

  test.each([
    ["in Los Angeles", "ada@acme.example", "C-1001", "2027-03-11T07:59:30Z", "2027-03-11T08:00:00Z"],
    ["in Stockholm", "ina@elm.example", "C-5001", "2027-03-10T22:59:30Z", "2027-03-10T23:00:00Z"],
  ])("[REN-2, REN-6] %s its first day begins at that zone's midnight", async (_where, email, number, before, after) => {
    await endIn(number, 91);
    await setClock(before);
    expect(await turnOff(email, number)).toBe("renewal.too_early");
    await setClock(after);
    expect(await turnOff(email, number)).toBe("done");
  });

  test("[ACC-5] a contract is active through its end date in the seller entity's zone", async () => {
    const ada = await viewerOf("ada@acme.example");
    await endIn("C-1001", 0);
    const active = async () => (await listContracts(ada, "active")).rows.map(({ number }) => number);
    await setClock("2027-03-11T07:59:30Z");
    expect((await getContract(ada, "C-1001")).status).toBe("active");
    expect(await active()).toContain("C-1001");
    await setClock("2027-03-11T08:00:00Z");
    expect((await getContract(ada, "C-1001")).status).toBe("ended");
    expect(await active()).not.toContain("C-1001");
    expect(await turnOff("ada@acme.example", "C-1001")).toBe("renewal.contract_ended");
  });
});

describe("a page left open", () => {
  test("[REN-6] over midnight offers what the server then refuses", async () => {
    await endIn("C-1001", 7);
    const shown = await getContract(await viewerOf("ada@acme.example"), "C-1001");
    expect(shown.renewal.decision.allowed).toBe(true);
    await moveClock({ hours: 12 });
    expect(await turnOff("ada@acme.example", "C-1001")).toBe("renewal.too_late");
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: true });
    expect(await queuedMails()).toEqual([]);
  });

  test("[REN-6] a write that waits while the day ends is refused: the clock is read after the wait", async () => {
    await endIn("C-1001", 7);
    const attempt = await inTransaction(async (other) => {
      await other.query("SELECT FROM contract WHERE number = 'C-1001' FOR UPDATE");
      const outcome = turnOff("ada@acme.example", "C-1001");
      await untilWaiting(1);
      await setClock("2027-03-11T08:00:00Z");
      await other.query("COMMIT");
      return { outcome };
    });
    expect(await attempt.outcome).toBe("renewal.too_late");
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: true });
  });

  test("[REN-6] what the seller changed while the write waited counts", async () => {
    const attempt = await inTransaction(async (other) => {
      await other.query("UPDATE contract SET renewal_self_service = false WHERE number = 'C-1001'");
      const outcome = turnOff("ada@acme.example", "C-1001");
      await untilWaiting(1);
      await other.query("COMMIT");
      return { outcome };
    });
    expect(await attempt.outcome).toBe("renewal.excluded");
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: true });
  });

  test("[REN-6] the end date counts as it is in the row, not as the page showed it", async () => {
    await change("UPDATE contract SET ends_on = ends_on + 400 WHERE number = 'C-1001'");
    expect(await turnOff("ada@acme.example", "C-1001")).toBe("renewal.too_early");
  });
});
