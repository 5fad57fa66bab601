import { beforeEach, describe, expect, test } from "vitest";
import { turnOffRenewal } from "@/lib/contracts/renewal/commands";
import { DomainError } from "@/lib/platform/errors";
import { fingerprint, inTransaction, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { untilWaiting } from "../setup/locks";
import { contractRow, ctxOf } from "../setup/world";

const C1001 = { contractNumber: "C-1001" };
const everything = () => fingerprint("contract", "audit_event", "graphile_worker._private_jobs");

beforeEach(freshDemo);

/** The error a write ended with, which was no refusal. */
async function failureOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(DomainError);
  return String(error);
}

describe("a write that fails on the way", () => {
  test("[M8, A7] at its very commit leaves no change, no history and no mail", async () => {
    await rows(
      `CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left'; END $$;
       CREATE CONSTRAINT TRIGGER fails_at_commit AFTER INSERT ON audit_event
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION disk_full()`,
    );
    const ctx = await ctxOf("ada@acme.example");
    const before = await everything();
    try {
      expect(await failureOf(turnOffRenewal(ctx, C1001))).toContain("no space left");
      expect(await everything()).toEqual(before);
    } finally {
      await rows("DROP TRIGGER fails_at_commit ON audit_event; DROP FUNCTION disk_full");
    }
    await turnOffRenewal(ctx, C1001); // and once the fault is gone it works
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: false });
  });

  test("[M8, P1] whose connection is cut after the change leaves nothing either", async () => {
    const ctx = await ctxOf("ada@acme.example");
    const before = await everything();
    const attempt = await inTransaction(async (other) => {
      await other.query("LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE");
      const failure = failureOf(turnOffRenewal(ctx, C1001));
      await untilWaiting(1); // the contract is changed, its history not yet written
      await other.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return { failure };
    });
    await attempt.failure;
    expect(await everything()).toEqual(before);
    await turnOffRenewal(ctx, C1001); // on a new connection
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: false });
  });
});
