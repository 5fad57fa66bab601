import { describe, expect, test, vi } from "vitest";
import { listContracts } from "@/lib/contracts/queries";
import { turnOffRenewal } from "@/lib/contracts/renewal/commands";
import { sendMail } from "@/lib/platform/mail/send";
import { inTransaction } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { refusalOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";

// The mail module reads its settings on first use, so the server has to be there before it is loaded.
const server = await vi.hoisted(async () => {
  const { startMailServer } = await import("../setup/mail-server");
  const started = await startMailServer();
  process.env.SMTP_URL = started.url;
  return started;
});

describe("a refusal", () => {
  test("[WHY-1, ACC-8] to who may not decide names the primary contact, as the toggle does", async () => {
    await freshDemo();
    const { refusal } = await refusalOf(turnOffRenewal(await ctxOf("gus@elm.example"), { contractNumber: "C-5001" }));
    const [row] = (await listContracts(await viewerOf("gus@elm.example"), "active")).rows;
    expect(refusal.ask?.email).toBe("ina@elm.example");
    expect(row?.renewal.decision).toMatchObject({ reason: refusal.reason, ask: refusal.ask });
  });

  test("[P2] of a write that waits too long for a lock says that the portal is busy", async () => {
    await freshDemo();
    const ctx = await ctxOf("ada@acme.example");
    const refused = await inTransaction(async (other) => {
      await other.query("SELECT FROM contract WHERE number = 'C-1001' FOR UPDATE");
      return refusalOf(turnOffRenewal(ctx, { contractNumber: "C-1001" }));
    });
    expect(refused).toMatchObject({ code: "UNAVAILABLE", reason: "platform.busy" });
  }, 30_000);

  test("[CON-1] is not what a page past the last row gives: it gives the first", async () => {
    await freshDemo();
    const viewer = await viewerOf("ada@acme.example");
    const after = Buffer.from(JSON.stringify(["2099-01-01", "Z"])).toString("base64url");
    const numbers = async (cursor?: string) =>
      (await listContracts(viewer, "active", cursor)).rows.map(({ number }) => number);
    expect(await numbers(after)).toEqual(await numbers());
    expect(await numbers()).not.toEqual([]);
  });
});

describe("a mail", () => {
  const mail = { messageId: "<x@localhost>", subject: "x", text: "x", html: "x" };

  test.each([
    "ada@acme.example, eve@evil.example",
    "all:ada@acme.example",
    "ada(eve)@acme.example",
    "eve@evil.example <ada@acme.example>",
    "ada@acme.example\r\nBcc: eve@evil.example",
  ])("[S5] to %j, which is no plain address, is not sent at all", async (to) => {
    server.take();
    await expect(sendMail({ ...mail, to })).rejects.toThrow("no plain address");
    expect(server.take()).toEqual([]);
  });

  test("[S5] to a plain address goes to just that", async () => {
    server.take();
    await sendMail({ ...mail, to: "ada+billing@acme.example" });
    expect(server.take().map(({ to }) => to)).toEqual([["ada+billing@acme.example"]]);
  });
});
