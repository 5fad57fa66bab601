import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { change, row as oneRow, rows } from "../setup/admin";
import { putBackWorld } from "../setup/demo";
import { ACTORS, KINDS, type Kind } from "./actors";
import { type Action, type Entry, readEntries } from "./entries";
import { type Fingerprint, fingerprint } from "./fingerprint";
import { testItself } from "./itself";
import { asksOf, EVERY_WAY } from "./pages";
import { FOREIGN_ORIGINS, foreignPresses, ownPress } from "./presses";
import { testPreview } from "./preview";
import { requestsSent, type Way } from "./requests";
import type { ActionRow, EntryRow, Outcome } from "./row";
import { ACTION_ROWS, ENTRY_ROWS } from "./rows";
import { Run } from "./run";
import { testUploads } from "./uploads";

let run: Run;

/** Holds the build in a folder against every row, asked in these ways. Once in a file, whose database becomes its world. */
export function matrix(build: string, folder: string, ways: readonly Way[] = EVERY_WAY): void {
  const { entries, actions } = readEntries(folder);
  beforeAll(async () => {
    run = await Run.start(folder);
  });
  afterAll(async () => {
    if (!run) return;
    await run.portal.stop();
    console.log(
      `The matrix on ${build}: ${entries.length} pages and handlers and ${actions.length} actions × ${KINDS.length} kinds of ` +
        `actor × ${ways.length} ways and ${FOREIGN_ORIGINS.length + 1} origins: ${requestsSent()} requests, ` +
        `${run.leaks} foreign words told of ${run.everybodys.size} known.`,
    );
  });

  test("[A1] every page, handler and action of the build has a row, and every row is one of them", () => {
    expect([...entries.map(({ route }) => route), ...actions.map(({ name }) => name)].sort()).toEqual(
      [...Object.keys(ENTRY_ROWS), ...Object.keys(ACTION_ROWS)].sort(),
    );
  });
  testItself(() => run);
  testUploads(() => run);
  testPreview(() => run, entries, actions, ways);
  for (const entry of entries) testEntry(entry, ENTRY_ROWS[entry.route], ways);
  for (const action of actions) testAction(action, ACTION_ROWS[action.name]);
}

const eachKind = KINDS.map((kind) => [ACTORS[kind].who, kind] as const);

function testEntry(entry: Entry, row: EntryRow | undefined, ways: readonly Way[]): void {
  if (!row) return;
  describe(entry.route, () => {
    // Nobody has asked for a file lately: it is not how many there are that is looked at here.
    beforeEach(() => rows("DELETE FROM rate_limit"));
    test.each(eachKind)("[A1, A6, ACC-6, S8] asked by %s", async (_who, kind) => {
      const asks = await asksOf(entry, row, run.world[kind], run.portal.url, ways);
      const answers = await run.askAll(kind, asks);
      expect(answers.flatMap(({ faults }) => faults)).toEqual([]);
      expect(await run.touched(), "tables written to by asking").toEqual([]);
    });
  });
}

function testAction(action: Action, row: ActionRow | undefined): void {
  if (!row) return;
  const given = (kind: Kind) => ({ action, row, page: ENTRY_ROWS[action.route], asking: run.world[kind] });
  const doers = KINDS.filter((kind) => row.who[kind] === "done");

  describe(action.name, () => {
    let asGiven: Fingerprint;
    beforeEach(async () => {
      if (row.given) await change(row.given);
      asGiven = row.given ? await fingerprint() : run.asArranged;
    });
    afterEach(async () => {
      const touched = await run.touched();
      if (touched.length > 0) await putBackWorld(touched);
    });

    test.each(eachKind)("[A1, ACC-6, S8] with what is not theirs, by %s: nothing is written", async (_who, kind) => {
      const foreign = await run.askAll(kind, foreignPresses(given(kind), run.portal.url));
      const own = { ...ownPress(given(kind), run.portal.url), outcomes: ["refused"] as const };
      const refused = await run.askAll(kind, row.who[kind] === "refused" ? [own] : []);
      expect([...foreign, ...refused].flatMap(({ faults }) => faults)).toEqual([]);
      expect(new Set(foreign.map(({ refusal }) => refusal)).size, "different words for not theirs").toBeLessThan(2);
      expect(await run.touched(asGiven), "tables written to").toEqual([]);
    });

    test("[S8] from any other origin, or from none: nothing is written", async () => {
      const [kind = "primary"] = doers;
      const asks = FOREIGN_ORIGINS.map((origin) => ownPress(given(kind), origin));
      const answers = await run.askAll(kind, asks);
      expect(answers.flatMap(({ faults }) => faults)).toEqual([]);
      expect(answers.filter(({ outcome }) => isDone(outcome))).toEqual([]);
      expect(await run.touched(asGiven), "tables written to").toEqual([]);
    });

    for (const kind of doers)
      test(`[A1, A7] is done for ${ACTORS[kind].who}`, async () => {
        const history = await historyLength();
        const { outcome, faults, refusal } = await run.ask(kind, ownPress(given(kind), run.portal.url));
        expect(faults).toEqual([]);
        expect(outcome, refusal ?? outcome).toSatisfy(isDone);
        if (!row.noHistory && run.world[kind].personId) expect(await historyLength()).toBeGreaterThan(history);
      });
  });
}

/** What an action leads to follows its being done. */
const isDone = (outcome: Outcome): boolean => outcome === "done" || outcome.startsWith("→");

const historyLength = async (): Promise<number> =>
  (await oneRow<{ length: number }>("SELECT count(*)::int AS length FROM audit_event")).length;
