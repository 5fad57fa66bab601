import { beforeEach, describe, expect, test } from "vitest";
import { getStanding } from "@/lib/access/queries";
import { getPortalFrame } from "@/lib/branding/queries";
import { listContracts } from "@/lib/contracts/queries";
import { endPreview, startPreview } from "@/lib/desk/preview/commands";
import { getPreviewOffer } from "@/lib/desk/preview/queries";
import { viewerDb } from "@/lib/platform/db";
import { findPreview } from "@/lib/platform/preview-session";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { Viewer } from "@/lib/platform/viewer";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { moveClock } from "../setup/world";
import { ADMIN, ANNA, CARL, deskCtx, SAM, staffOf } from "./desk";

beforeEach(freshDemo);

/** At the desk, with the second factor proven. */
async function atDesk(email: string): Promise<StaffMember> {
  const staff = await staffOf(email);
  await change("UPDATE session SET proven_at = portal.now() WHERE id = $1", [staff.sessionId]);
  return staff;
}

const groupOf = async (contract: string): Promise<string> =>
  (await row<{ id: string }>("SELECT bill_group_id AS id FROM contract WHERE number = $1", [contract])).id;

async function previewOf(
  contract: string,
  email = ADMIN,
): Promise<{ staff: StaffMember; token: string; viewer: Viewer }> {
  const staff = await atDesk(email);
  const { token } = await startPreview(deskCtx(staff, "portal.preview"), { billGroup: await groupOf(contract) });
  const preview = await findPreview(token, staff.sessionId);
  if (!preview) throw new Error("no preview");
  const { sessionId, locale } = staff;
  return { staff, token, viewer: { personId: preview.id, email, sessionId, locale, preview } as Viewer };
}

const numbersSeen = async (viewer: Viewer): Promise<string[]> =>
  (await listContracts(viewer, "all")).rows.map(({ number }) => number).sort();

describe("what it shows", () => {
  test("[DSK-3] every contract of its bill group and none of another, though the rules are off", async () => {
    await change("UPDATE bill_group SET access_rules_on = false");
    const { viewer } = await previewOf("C-1001");
    const expected = await rows<{ number: string }>(
      "SELECT number FROM contract WHERE bill_group_id = $1 ORDER BY number",
      [await groupOf("C-1001")],
    );
    const shown = await numbersSeen(viewer);
    expect(shown).toEqual(expected.map(({ number }) => number));
    expect(await getPortalFrame(viewer)).toMatchObject({
      standing: { kind: "open" },
      billGroups: [{ id: await groupOf("C-1001") }],
    });
  });

  test("[DSK-3, ACC-8] it sees as a holder of manage billing does, and is in nobody else's list of them", async () => {
    const { viewer } = await previewOf("C-1001");
    const group = await groupOf("C-1001");
    const managers = "SELECT person_id AS id FROM portal.billing_managers($1::uuid)";
    const inPreview = await viewerDb(viewer, (tx) => tx.$queryRawUnsafe<{ id: string }[]>(managers, group));
    expect(inPreview.map(({ id }) => id)).toContain(viewer.personId);
    expect((await rows<{ id: string }>(managers, [group])).map(({ id }) => id)).not.toContain(viewer.personId);
    expect(await rows("SELECT FROM contract_access WHERE person_id = $1", [viewer.personId])).toEqual([]);
  });

  test("[DSK-3, SIG-5] of a reseller it shows the closed door", async () => {
    const { viewer } = await previewOf("C-3001");
    expect(await getStanding(viewer)).toEqual({ kind: "closed" });
    expect(await numbersSeen(viewer)).toEqual([]);
  });

  test("[DSK-3, WHY-1] a bill group without a contract has nothing to look at, and its page says whom to ask", async () => {
    const { id } = await row<{ id: string }>(
      `INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency)
       SELECT gen_random_uuid(), account_id, seller_entity_id, 'New', frequency FROM bill_group WHERE id = $1 RETURNING id`,
      [await groupOf("C-1001")],
    );
    const staff = await atDesk(ADMIN);
    expect(await outcomeOf(startPreview(deskCtx(staff, "portal.preview"), { billGroup: id }))).toBe(
      "preview.no_contracts",
    );
    expect((await getPreviewOffer(staff, id)).decision).toMatchObject({ ask: { email: ANNA } });
    expect(await rows("SELECT FROM preview")).toEqual([]);
  });
});

describe("nothing can be changed", () => {
  test("[DSK-3, A5] its role may write no table, no column and no sequence, and call nothing that writes", async () => {
    const granted = await rows(
      `SELECT table_name, privilege_type FROM information_schema.role_table_grants
       WHERE grantee = 'portal_preview' AND privilege_type <> 'SELECT'
       UNION ALL
       SELECT table_name || '.' || column_name, privilege_type FROM information_schema.role_column_grants
       WHERE grantee = 'portal_preview' AND privilege_type <> 'SELECT'
       UNION ALL
       SELECT proname, 'EXECUTE' FROM pg_proc
       WHERE pronamespace = 'portal'::regnamespace AND provolatile = 'v' AND prorettype <> 'trigger'::regtype
         AND has_function_privilege('portal_preview', oid, 'EXECUTE')`,
    );
    expect(granted).toEqual([]);
    expect(
      await rows("SELECT roleid::regrole::text FROM pg_auth_members WHERE member = 'portal_preview'::regrole"),
    ).toEqual([]);
  });

  test("[DSK-3, A5] it may read every table, column and row that a viewer may, and no other", async () => {
    const differences = await rows(
      `SELECT attrelid::regclass::text || '.' || attname AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE relnamespace IN ('public'::regnamespace, 'portal'::regnamespace) AND relkind IN ('r', 'v') AND attnum > 0
         AND NOT attisdropped
         AND has_column_privilege('portal_viewer', attrelid, attnum, 'SELECT')
             <> has_column_privilege('portal_preview', attrelid, attnum, 'SELECT')
       UNION ALL
       SELECT tablename || ': ' || policyname FROM pg_policies
       WHERE cmd = 'SELECT' AND 'portal_viewer' = ANY (roles) <> ('portal_preview' = ANY (roles))
       UNION ALL
       SELECT proname FROM pg_proc
       WHERE pronamespace = 'portal'::regnamespace AND provolatile <> 'v'
         AND has_function_privilege('portal_viewer', oid, 'EXECUTE') <> has_function_privilege('portal_preview', oid, 'EXECUTE')`,
    );
    expect(differences).toEqual([]);
  });

  test.each([
    ["a row", "UPDATE contract SET auto_renew = false"],
    [
      "history",
      "INSERT INTO audit_event (id, at, action, actor_kind, request_id) VALUES (gen_random_uuid(), now(), 'x', 'person', 'x')",
    ],
    ["a lock", "SELECT id FROM contract FOR UPDATE"],
    ["a job", "SELECT portal.enqueue('mail', '{}', 'x')"],
  ])("[DSK-3, A5] %s is refused by the database, also after asking to write", async (_what, sql) => {
    const { viewer } = await previewOf("C-1001");
    const write = (first: string) =>
      viewerDb(viewer, async (tx) => {
        await tx.$executeRawUnsafe(first);
        await tx.$executeRawUnsafe(sql);
      });
    await expect(write("SELECT 1")).rejects.toThrow(/read-only transaction|permission denied/);
    await expect(write("SET TRANSACTION READ WRITE")).rejects.toThrow(/read-write mode/);
    // The role alone would do as well.
    await expect(
      viewerDb({ personId: viewer.personId }, async (tx) => {
        await tx.$executeRawUnsafe("SET LOCAL ROLE portal_preview");
        await tx.$executeRawUnsafe(sql);
      }),
    ).rejects.toThrow(/permission denied/);
  });
});

describe("how long it lasts", () => {
  test("[DSK-3] half an hour, however much it is used", async () => {
    const { viewer, token, staff } = await previewOf("C-1001");
    await moveClock({ minutes: 29, seconds: 55 });
    expect(await findPreview(token, staff.sessionId)).toMatchObject({ billGroupId: await groupOf("C-1001") });
    expect(await numbersSeen(viewer)).not.toEqual([]);
    await moveClock({ seconds: 10 });
    expect(await findPreview(token, staff.sessionId)).toBeNull();
    expect(await numbersSeen(viewer)).toEqual([]);
  });

  test("[DSK-3] until it is ended, or another is begun: one in a session, also of six begun at once", async () => {
    const first = await previewOf("C-1001");
    const ctx = deskCtx(first.staff, "portal.preview");
    const billGroup = await groupOf("C-2001");
    const begun = await Promise.all(Array.from({ length: 6 }, () => startPreview(ctx, { billGroup })));
    const live = await Promise.all(begun.map(({ token }) => findPreview(token, first.staff.sessionId)));
    expect(live.filter(Boolean)).toHaveLength(1);
    expect(await findPreview(first.token, first.staff.sessionId)).toBeNull();
    expect(await numbersSeen(first.viewer)).toEqual([]);
    expect(await endPreview(ctx)).toEqual({ billGroupId: billGroup });
    expect(await rows("SELECT FROM preview WHERE ended_at IS NULL")).toEqual([]);
    expect(await endPreview(ctx)).toEqual({ billGroupId: null });
  });

  test("[DSK-3, SIG-7] beside the session that began it only, and while its person is staff", async () => {
    const { token, staff } = await previewOf("C-1001", ANNA);
    const other = await atDesk(ANNA);
    expect(await findPreview(token, other.sessionId)).toBeNull();
    expect(await findPreview(`${token}x`, staff.sessionId)).toBeNull();
    await change("UPDATE staff SET ended_at = portal.now() WHERE email = $1", [ANNA]);
    expect(await findPreview(token, staff.sessionId)).toBeNull();
    await change("UPDATE staff SET ended_at = NULL WHERE email = $1", [ANNA]);
    await change("DELETE FROM session WHERE id = $1", [staff.sessionId]);
    expect(await rows("SELECT FROM preview")).toEqual([]);
  });
});

describe("an account that goes to somebody else", () => {
  test.each([
    ["account executive", ANNA, "UPDATE account SET account_executive_id = $1"],
    ["collector", CARL, "UPDATE account SET collector_id = $1"],
    [
      "who is no longer an admin",
      ADMIN,
      "UPDATE staff SET role = 'collector' WHERE email = 'admin@fjord.example' AND id <> $1",
    ],
  ])("[ACC-7, DSK-3] ends the preview of it at once: %s", async (_who, email, taken) => {
    const { token, staff, viewer } = await previewOf("C-1001", email);
    expect(await numbersSeen(viewer)).not.toEqual([]);
    const { id } = await row<{ id: string }>(
      "INSERT INTO staff (id, name, email, phone, role) VALUES (gen_random_uuid(), 'Next', 'next@fjord.example', '1', 'admin') RETURNING id",
    );
    await change(taken, [id]);
    expect(await findPreview(token, staff.sessionId)).toBeNull();
    expect(await numbersSeen(viewer)).toEqual([]);
  });
});

describe("who may", () => {
  test("[DSK-3, A7] admin, account executive, collector and support, of their accounts; each is in the audit log", async () => {
    for (const email of [ADMIN, ANNA, CARL, SAM]) {
      const { staff } = await previewOf("C-1001", email);
      await endPreview(deskCtx(staff, "portal.preview"));
    }
    expect(
      await rows("SELECT action, actor_email FROM audit_event WHERE action LIKE 'preview.%' ORDER BY at, action DESC"),
    ).toEqual(
      [ADMIN, ANNA, CARL, SAM].flatMap((actor_email) => [
        { action: "preview.started", actor_email },
        { action: "preview.ended", actor_email },
      ]),
    );
  });

  test("[DSK-3, ACC-6] a bill group of somebody else's account is not found", async () => {
    const { id } = await row<{ id: string }>(
      "INSERT INTO staff (id, name, email, phone, role) VALUES (gen_random_uuid(), 'Other', 'other.ae@fjord.example', '1', 'account_executive') RETURNING id",
    );
    await change("UPDATE account SET account_executive_id = $1", [id]);
    const anna = await atDesk(ANNA);
    const billGroup = await groupOf("C-1001");
    expect(await outcomeOf(startPreview(deskCtx(anna, "portal.preview"), { billGroup }))).toBe("access.not_found");
    expect(await outcomeOf(getPreviewOffer(anna, billGroup))).toBe("access.not_found");
    expect(await outcomeOf(getPreviewOffer(anna, "nonsense"))).toBe("access.not_found");
  });
});
