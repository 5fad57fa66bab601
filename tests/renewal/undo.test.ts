import { beforeEach, describe, expect, test } from "vitest";
import { getContract } from "@/lib/contracts/queries";
import { turnOffRenewal, turnOnRenewal } from "@/lib/contracts/renewal/commands";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { contractRow, ctxOf, moveClock, viewerOf } from "../setup/world";

const C1001 = { contractNumber: "C-1001" };

beforeEach(freshDemo);

describe("turning auto-renewal on again", () => {
  test("[REN-4] takes back what was turned off here, by another contact too", async () => {
    await turnOffRenewal(await ctxOf("ada@acme.example"), C1001);
    await turnOnRenewal(await ctxOf("ben@acme.example"), C1001);
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: true, auto_renew_off_here_at: null });
  });

  test("[REN-5, A7] is in History and mailed, like turning off", async () => {
    await turnOffRenewal(await ctxOf("ada@acme.example"), C1001);
    await emptyQueue();
    await turnOnRenewal(await ctxOf("ada@acme.example"), C1001);
    expect((await queuedMails()).map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ["ada@acme.example", "Auto-renewal of contract C-1001 is on again"],
      ["anna.ae@fjord.example", "Acme Robotics: auto-renewal of C-1001 was turned on again"],
      ["ben@acme.example", "Auto-renewal of contract C-1001 is on again"],
    ]);
    expect(await rows("SELECT action, before, after FROM audit_event ORDER BY at")).toEqual([
      { action: "contract.renewal_turned_off", before: { autoRenew: true }, after: { autoRenew: false } },
      { action: "contract.renewal_turned_on", before: { autoRenew: false }, after: { autoRenew: true } },
    ]);
  });

  test("[REN-4] off and on ten times mails each change once, with a Message-ID of its own", async () => {
    const ctx = await ctxOf("ada@acme.example");
    for (let round = 0; round < 5; round += 1) {
      await turnOffRenewal(ctx, C1001);
      await turnOnRenewal(ctx, C1001);
    }
    const mails = await queuedMails();
    expect(mails).toHaveLength(30);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(30);
  });

  test("[REN-4] is refused for what was off since before, and for what is on", async () => {
    expect(await outcomeOf(turnOnRenewal(await ctxOf("ada@acme.example"), { contractNumber: "C-1004" }))).toBe(
      "renewal.already_off",
    );
    expect(await outcomeOf(turnOnRenewal(await ctxOf("ada@acme.example"), C1001))).toBe("renewal.already_on");
    expect(await queuedMails()).toEqual([]);
  });

  test("[REN-4, REN-6] is refused once the window has closed", async () => {
    const ctx = await ctxOf("ada@acme.example");
    await turnOffRenewal(ctx, C1001);
    await moveClock({ days: 54 }); // it ends in 60 days, the window closes 7 before
    expect(await outcomeOf(turnOnRenewal(ctx, C1001))).toBe("renewal.too_late");
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: false });
  });

  test("[REN-4] is refused for who only comes in by an access rule, and not found for others", async () => {
    await turnOffRenewal(await ctxOf("ina@elm.example"), { contractNumber: "C-5001" });
    const turnOn = async (email: string) => outcomeOf(turnOnRenewal(await ctxOf(email), { contractNumber: "C-5001" }));
    expect(await turnOn("gus@elm.example")).toBe("access.contacts_only");
    expect(await turnOn("ada@acme.example")).toBe("access.not_found");
    expect(await turnOn("ina@elm.example")).toBe("done");
  });

  test("[REN-1, REN-4] the toggle offers the way back as long as there is one", async () => {
    const ada = await viewerOf("ada@acme.example");
    const toggle = async () => (await getContract(ada, "C-1001")).renewal;
    expect(await toggle()).toMatchObject({ isOn: true, change: "turn_off", decision: { allowed: true } });
    await turnOffRenewal(await ctxOf("ada@acme.example"), C1001);
    expect(await toggle()).toMatchObject({ isOn: false, change: "turn_on", decision: { allowed: true } });
    await moveClock({ days: 54 });
    expect(await toggle()).toMatchObject({ isOn: false, decision: { allowed: false, reason: "renewal.too_late" } });
  });
});
