import { createHash, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { controlClient } from "@/sandbox/control/client";
import { change, row as oneRow, rows } from "../setup/admin";
import { putBackWorld } from "../setup/demo";
import { KINDS } from "./actors";
import { outcomeOf, refusalIn } from "./answers";
import type { Action, Entry } from "./entries";
import { type Fingerprint, fingerprint } from "./fingerprint";
import { faultsOf } from "./judge";
import { wordsOf } from "./owners";
import { asksOf } from "./pages";
import { ownPress } from "./presses";
import { type Answer, send, type Way } from "./requests";
import type { ActionRow, EntryRow, Outcome } from "./row";
import { ACTION_ROWS, ENTRY_ROWS } from "./rows";
import type { Ask, Run } from "./run";
import { wordsIn } from "./words";
import type { Asking } from "./world";

/** What is a person's own, or for contacts of the contract: somebody in by rule, who is nobody's colleague, has none of it. */
const OTHERWISE: Readonly<Record<string, Outcome>> = {
  "/api/payments/[id]/continue": "→ /payments/…",
  "/api/methods/[id]/continue": "not found",
  "/billing/[group]/methods/setup/[id]": "not found",
  "/support/[number]": "not found",
  "/users/requests/[id]": "not found",
};

interface PreviewWorld {
  readonly asking: Asking;
  readonly mine: ReadonlySet<string>;
  readonly asBegun: Fingerprint;
}

const provider = () => controlClient(process.env.STRIPE_API_URL ?? "");

/** One of the seller's people at the desk who previews the bill group of the primary contact. */
async function beginPreview(run: Run): Promise<PreviewWorld> {
  const { primary } = run.world;
  const { id: staffId, email } = await oneRow<{ id: string; email: string }>(
    "SELECT id, email FROM staff WHERE role = 'admin' LIMIT 1",
  );
  const person = await oneRow<{ id: string }>(
    `INSERT INTO person (id, email, email_verified_at) VALUES ($1, $2, portal.now())
     ON CONFLICT (email) DO UPDATE SET email_verified_at = portal.now() RETURNING id`,
    [randomUUID(), email],
  );
  const [session, token] = [randomBytes(32).toString("base64url"), randomBytes(32).toString("base64url")];
  const [sessionId, previewId] = [randomUUID(), randomUUID()];
  const hash = (text: string) => createHash("sha256").update(text).digest();
  await change(
    `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at, proven_at)
     VALUES ($1, $2, $3, 'preview', portal.now(), portal.now(), portal.now())`,
    [sessionId, hash(session), person.id],
  );
  await change(
    `INSERT INTO preview (id, token_hash, session_id, staff_id, account_id, bill_group_id, started_at)
     SELECT $1, $2, $3, $4, account_id, id, portal.now() FROM bill_group WHERE id = $5`,
    [previewId, hash(token), sessionId, staffId, primary.own.billGroupId],
  );
  const found = await rows<{ id: string }>("SELECT id FROM contract WHERE bill_group_id = $1", [
    primary.own.billGroupId,
  ]);
  const sees = found.map(({ id }) => id);
  const asking = { ...primary, personId: previewId, session: `${session}; portal-preview=${token}`, sees };
  const mine = new Set([
    ...(await wordsOf(asking)),
    ...(await wordsOfManager(primary.own.billGroupId)),
    ...wordsIn(email),
  ]);
  return { asking, mine, asBegun: await fingerprint() };
}

/** What holders of manage billing see besides: quotes for new contracts, and everybody's requests [ACC-8, QUO-8]. */
async function wordsOfManager(billGroupId: string): Promise<Set<string>> {
  const found = await rows<{ text: string }>(
    `SELECT quote::text AS text FROM quote WHERE bill_group_id = $1 AND published_at IS NOT NULL AND contract_id IS NULL
     UNION ALL SELECT line::text FROM quote_line line JOIN quote ON quote.id = line.quote_id
               WHERE quote.bill_group_id = $1 AND quote.published_at IS NOT NULL AND quote.contract_id IS NULL
     UNION ALL SELECT request::text FROM product_request request WHERE bill_group_id = $1
     UNION ALL SELECT line::text FROM product_request_line line JOIN product_request request ON request.id = line.request_id
               WHERE request.bill_group_id = $1`,
    [billGroupId],
  );
  return wordsIn(found.map(({ text }) => text).join("\n"));
}

/** Whether it is there for anybody of the ten kinds of people. */
const isOfCustomers = (row: EntryRow | ActionRow | undefined, shut: readonly Outcome[]): boolean =>
  row === undefined || KINDS.some((kind) => !shut.includes(row.who[kind]));

/** Every page, file and action once in a preview [DSK-3, A5]. */
export function testPreview(
  run: () => Run,
  entries: readonly Entry[],
  actions: readonly Action[],
  ways: readonly Way[],
): void {
  describe("a preview", () => {
    let world: PreviewWorld;
    beforeAll(async () => {
      world = await beginPreview(run());
    });
    afterAll(async () => {
      const touched = await run().touched();
      if (touched.length > 0) await putBackWorld(touched);
    });

    const ask = async ({ what, sent, isPublic }: Ask): Promise<{ answer: Answer; faults: string[] }> => {
      const { url } = run().portal;
      const answer = await send(url, sent, world.asking.session);
      const { everybodys } = run();
      const { faults } = faultsOf(sent, answer, {
        outcomes: [],
        shows: [],
        isPublic,
        url,
        mine: world.mine,
        everybodys,
      });
      return { answer, faults: faults.map((fault) => `${what}: ${fault}`) };
    };

    // What is nobody's of the ten is the desk's, where staff are themselves all the while.
    const inPortal = entries.filter(({ route }) => isOfCustomers(ENTRY_ROWS[route], ["not found", "→ /sign-in"]));
    test.each(inPortal.map((entry) => [entry.route, entry] as const))(
      "[DSK-3, A5] %s: nothing foreign, nothing written, nothing asked of the provider",
      async (route, entry) => {
        const row = ENTRY_ROWS[route];
        if (!row) throw new Error(`${route} has no row`);
        await rows("DELETE FROM rate_limit");
        const { calls } = await provider().state();
        const asks = await asksOf(entry, row, world.asking, run().portal.url, ways);
        const answers = await Promise.all(asks.map(ask));
        expect(answers.flatMap(({ faults }) => faults)).toEqual([]);
        const [first] = answers;
        const outcome = first && outcomeOf(first.answer, run().portal.url);
        if (!row.isFrameworks) expect(outcome).toBe(OTHERWISE[route] ?? row.who.primary);
        expect(await run().touched(world.asBegun), "tables written to").toEqual([]);
        expect((await provider().state()).calls).toBe(calls);
      },
    );

    const ofCustomers = actions.filter(({ name }) => isOfCustomers(ACTION_ROWS[name], ["refused"]));
    test.each(ofCustomers.map((action) => [action.name, action] as const))(
      "[DSK-3, A5] %s is refused, and says that this is a preview",
      async (name, action) => {
        const row = ACTION_ROWS[name];
        if (!row) throw new Error(`${name} has no row`);
        const { calls } = await provider().state();
        const given = { action, row, page: ENTRY_ROWS[action.route], asking: world.asking };
        const { answer, faults } = await ask(ownPress(given, run().portal.url));
        expect(faults).toEqual([]);
        expect(refusalIn(answer)).toContain("This is a preview");
        expect(await run().touched(world.asBegun), "tables written to").toEqual([]);
        expect((await provider().state()).calls).toBe(calls);
      },
    );
  });
}
