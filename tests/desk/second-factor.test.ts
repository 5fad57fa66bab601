import { beforeEach, describe, expect, test } from "vitest";
import { beginEnrolment, confirmEnrolment } from "@/lib/desk/second-factor/commands/enrol";
import { proveByCode, proveByRecovery } from "@/lib/desk/second-factor/commands/prove";
import { findFactor, getSecondFactor } from "@/lib/desk/second-factor/queries";
import { recoveryInput } from "@/lib/desk/second-factor/schema";
import { codeAt } from "@/lib/desk/second-factor/totp";
import { now } from "@/lib/platform/clock";
import { systemDb } from "@/lib/platform/db";
import { seal, unseal } from "@/lib/platform/sealed";
import type { StaffMember } from "@/lib/platform/staff-session";
import { change, dump, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { moveClock } from "../setup/world";
import { ANNA, CARL, deskCtx, staffOf } from "./desk";

beforeEach(async () => {
  await freshDemo();
  await rows("DELETE FROM rate_limit WHERE key LIKE 'second_factor%'");
});

const secretOf = async ({ staffId }: StaffMember): Promise<string> =>
  systemDb(async (tx) => (await findFactor(tx, staffId))?.secret ?? "");

/** What the app shows now, or so many seconds from now. */
const codeOf = async (staff: StaffMember, seconds = 0): Promise<string> => {
  const at = await systemDb(now);
  return codeAt(await secretOf(staff), new Date(at.getTime() + seconds * 1000));
};

const isProven = async ({ sessionId }: StaffMember): Promise<boolean> =>
  (await row<{ proven: boolean }>("SELECT proven_at IS NOT NULL AS proven FROM session WHERE id = $1", [sessionId]))
    .proven;

async function enrolled(email = ANNA): Promise<{ staff: StaffMember; codes: string[] }> {
  const staff = await staffOf(email);
  await beginEnrolment(deskCtx(staff));
  const { codes } = await confirmEnrolment(deskCtx(staff), { code: await codeOf(staff) });
  return { staff, codes };
}

describe("setting up", () => {
  test("[SIG-7] a first code of the app confirms it, opens this session, and gives ten recovery codes", async () => {
    const { staff, codes } = await enrolled();
    expect(new Set(codes)).toHaveLength(10);
    expect(codes[0]).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/);
    expect(await isProven(staff)).toBe(true);
    expect(await rows("SELECT action, actor_kind FROM audit_event WHERE action LIKE 'staff.%'")).toEqual([
      { action: "staff.second_factor_set", actor_kind: "staff" },
    ]);
  });

  test("[SIG-7] the key is shown until it is confirmed, and never afterwards; neither key nor codes lie in clear", async () => {
    const staff = await staffOf(ANNA);
    await beginEnrolment(deskCtx(staff));
    const { enrolment } = await getSecondFactor(staff);
    expect(enrolment?.qr).toContain("<svg");
    const secret = enrolment?.secret ?? "";
    const { codes } = await confirmEnrolment(deskCtx(staff), { code: await codeOf(staff) });
    expect((await getSecondFactor({ ...staff, isEnrolled: true })).enrolment).toBeNull();
    const kept = await dump("staff_factor", "staff_recovery_code", "audit_event", "session");
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret).toString("hex"));
    for (const code of codes) expect(kept).not.toContain(code.replace("-", ""));
  });

  test("[SIG-7] a wrong code confirms nothing; a key made anew makes the one before useless", async () => {
    const staff = await staffOf(ANNA);
    expect(await outcomeOf(confirmEnrolment(deskCtx(staff), { code: "000000" }))).toBe("desk.code_wrong");
    await beginEnrolment(deskCtx(staff));
    const before = await codeOf(staff);
    await beginEnrolment(deskCtx(staff));
    expect(await outcomeOf(confirmEnrolment(deskCtx(staff), { code: before }))).toBe("desk.code_wrong");
    expect(await isProven(staff)).toBe(false);
  });

  test("[SIG-7] once: who is signed in by mail alone cannot put another app in its place", async () => {
    const { staff } = await enrolled();
    const thief = await staffOf(ANNA);
    const secret = await secretOf(staff);
    expect(await outcomeOf(beginEnrolment(deskCtx(thief)))).toBe("desk.enrolled_already");
    expect(await outcomeOf(confirmEnrolment(deskCtx(thief), { code: await codeOf(staff, 30) }))).toBe(
      "desk.enrolled_already",
    );
    expect(await secretOf(staff)).toBe(secret);
    expect(await isProven(thief)).toBe(false);
  });
});

describe("signing in", () => {
  test("[SIG-7] a code opens the session it is typed in, and no other", async () => {
    await enrolled();
    const [here, there] = [await staffOf(ANNA), await staffOf(ANNA)];
    await moveClock({ seconds: 30 });
    await proveByCode(deskCtx(here), { code: await codeOf(here) });
    expect([await isProven(here), await isProven(there)]).toEqual([true, false]);
  });

  test("[SIG-7] a code works once, also the one that confirmed, and none before it", async () => {
    await enrolled();
    const staff = await staffOf(ANNA);
    expect(await outcomeOf(proveByCode(deskCtx(staff), { code: await codeOf(staff) }))).toBe("desk.code_wrong");
    await moveClock({ seconds: 60 });
    const [earlier, code] = [await codeOf(staff, -30), await codeOf(staff)];
    await proveByCode(deskCtx(staff), { code });
    const next = await staffOf(ANNA);
    expect(await outcomeOf(proveByCode(deskCtx(next), { code }))).toBe("desk.code_wrong");
    expect(await outcomeOf(proveByCode(deskCtx(next), { code: earlier }))).toBe("desk.code_wrong");
  });

  test("[SIG-7] the same code in two browsers at once opens one", async () => {
    await enrolled();
    await moveClock({ seconds: 60 });
    const both = [await staffOf(ANNA), await staffOf(ANNA)];
    const code = await codeOf(await staffOf(ANNA));
    const outcomes = await Promise.all(both.map((staff) => outcomeOf(proveByCode(deskCtx(staff), { code }))));
    expect(outcomes.sort()).toEqual(["desk.code_wrong", "done"]);
  });

  test("[SIG-7] a clock may be half a minute off, and no more; somebody else's code is wrong", async () => {
    await enrolled();
    const { staff: carl } = await enrolled(CARL);
    await moveClock({ seconds: 300 });
    const staff = await staffOf(ANNA);
    for (const seconds of [-90, 90])
      expect(await outcomeOf(proveByCode(deskCtx(staff), { code: await codeOf(staff, seconds) }))).toBe(
        "desk.code_wrong",
      );
    expect(await outcomeOf(proveByCode(deskCtx(staff), { code: await codeOf(carl) }))).toBe("desk.code_wrong");
    await proveByCode(deskCtx(staff), { code: await codeOf(staff, 30) });
  });

  test("[SIG-7] a recovery code works once, and for nobody else", async () => {
    const { codes } = await enrolled();
    await enrolled(CARL);
    const [staff, carl] = [await staffOf(ANNA), await staffOf(CARL)];
    const input = recoveryInput.parse({ recovery: ` ${codes[3]?.toLowerCase()} ` });
    expect(await outcomeOf(proveByRecovery(deskCtx(carl), input))).toBe("desk.recovery_wrong");
    await proveByRecovery(deskCtx(staff), input);
    expect(await isProven(staff)).toBe(true);
    expect(await outcomeOf(proveByRecovery(deskCtx(await staffOf(ANNA)), input))).toBe("desk.recovery_wrong");
    expect((await getSecondFactor({ ...staff, isEnrolled: true })).codesLeft).toBe(9);
  });

  test("[SIG-7, S6] after eight tries nobody guesses on, with the right code neither, until the time is over", async () => {
    await enrolled();
    await rows("DELETE FROM rate_limit WHERE key LIKE 'second_factor%'");
    await moveClock({ seconds: 60 });
    const staff = await staffOf(ANNA);
    for (let n = 0; n < 8; n += 1)
      expect(await outcomeOf(proveByCode(deskCtx(staff), { code: "000000" }))).toBe("desk.code_wrong");
    expect(await outcomeOf(proveByCode(deskCtx(staff), { code: await codeOf(staff) }))).toBe("desk.too_many_codes");
  });
});

describe("held below", () => {
  test("[SIG-7] the database lets no code count again", async () => {
    const { staff } = await enrolled();
    await expect(
      change("UPDATE staff_factor SET last_step = last_step - 1 WHERE staff_id = $1", [staff.staffId]),
    ).rejects.toThrow("a code works once");
  });

  test("[S1] what is sealed opens for its owner and purpose only, and not when it was changed", () => {
    const sealed = seal("purpose", "owner", "a secret");
    expect(unseal("purpose", "owner", sealed)).toBe("a secret");
    expect(() => unseal("purpose", "another", sealed)).toThrow();
    expect(() => unseal("another", "owner", sealed)).toThrow();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => unseal("purpose", "owner", sealed)).toThrow();
  });
});
