import { beforeEach, describe, expect, test } from "vitest";
import { row } from "../setup/admin";
import { putBackWorld } from "../setup/demo";
import { ACTORS, KINDS, type Kind } from "./actors";
import { FOREIGN_ORIGINS } from "./presses";
import type { Sent } from "./requests";
import { VIEWERS } from "./row";
import type { Ask, Run } from "./run";
import { NOWHERE, type Things } from "./world";

const BOUNDARY = "----matrix-files";

/** A form with one small text file in it, as a browser sends it. */
const upload = (path: string, origin: string | undefined): Sent => ({
  method: "POST",
  path,
  headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, ...(origin === undefined ? {} : { origin }) },
  body: `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nSome words.\r\n--${BOUNDARY}--\r\n`,
});

const ask = (path: string, origin: string | undefined, outcomes: Ask["outcomes"]): Ask => ({
  what: `a file to ${path} from ${origin}`,
  sent: upload(path, origin),
  ...{ outcomes, shows: [], isPublic: false },
});

interface Target {
  readonly pathOf: (things: Things) => string;
  readonly who: readonly Kind[];
  readonly leadsTo: (own: Things) => string;
}

const TARGETS: Readonly<Record<string, Target>> = {
  dispute: {
    pathOf: ({ dispute }) => `/api/disputes/${dispute}/files`,
    who: VIEWERS,
    leadsTo: ({ disputed }) => `/invoices/${disputed}/dispute`,
  },
  transfer: {
    pathOf: ({ transfer }) => `/api/transfers/${transfer}/files`,
    who: VIEWERS,
    leadsTo: ({ disputed }) => `/invoices/${disputed}/transfer`,
  },
  // Its opener's alone, also among those who see the contract.
  "support case": {
    pathOf: ({ supportCase }) => `/api/support/${supportCase}/files`,
    who: ["primary", "other"],
    leadsTo: ({ supportCase }) => `/support/${supportCase}`,
  },
};

const SOME_ID = "ffffffff-ffff-4fff-8fff-ffffffffffff";
/** What the seller's people upload: to the ten kinds of people there is no desk [SIG-7]. */
const OF_THE_DESK = {
  "file to import": async () => "/api/imports/invoices",
  "logo of a seller entity that there is": async () =>
    `/api/sellers/${(await row<{ id: string }>("SELECT id FROM seller_entity ORDER BY rank LIMIT 1")).id}/logo`,
  "logo of none": async () => `/api/sellers/${SOME_ID}/logo`,
  "file for a case that there is": async () =>
    `/api/desk/cases/${(await row<{ number: string }>("SELECT min(number) AS number FROM support_case")).number}/files`,
} as const;

const filesAndEvents = () =>
  row<Record<string, number>>(
    "SELECT (SELECT count(*)::int FROM stored_file) AS files, (SELECT count(*)::int FROM audit_event) AS events",
  );

/** Uploads, which the rows' own requests do not make. */
export function testUploads(run: () => Run): void {
  describe.each(Object.entries(TARGETS))("a file added to a %s", (_kind, { pathOf, who, leadsTo }) => {
    const url = () => run().portal.url;
    beforeEach(async () => {
      const touched = await run().touched();
      if (touched.length > 0) await putBackWorld(touched);
    });

    test.each(KINDS.map((actor) => [ACTORS[actor].who, actor] as const))(
      "[A1, A7, ACC-6] by %s: to one's own it is, to others' nothing is written",
      async (_who, actor) => {
        const { own, others } = run().world[actor];
        const mayAdd = who.includes(actor);
        const isSignedIn = run().world[actor].personId !== null;
        const shut = isSignedIn ? ("not found" as const) : ("→ /sign-in" as const);
        const foreign = [...others, NOWHERE].map((things) => ask(pathOf(things), url(), [shut]));
        const refused = await run().askAll(actor, mayAdd ? foreign : [...foreign, ask(pathOf(own), url(), [shut])]);
        expect(refused.flatMap(({ faults }) => faults)).toEqual([]);
        expect(await run().touched(), "tables written to").toEqual([]);
        if (!mayAdd) return;
        const before = await filesAndEvents();
        const { outcome, faults } = await run().ask(actor, ask(pathOf(own), url(), []));
        expect(faults).toEqual([]);
        expect(outcome).toBe(`→ ${leadsTo(own)}`);
        expect(await filesAndEvents()).toEqual({ files: (before.files ?? 0) + 1, events: (before.events ?? 0) + 1 });
      },
    );

    test("[S8] from any other origin, or from none: nothing is written", async () => {
      const { own } = run().world.primary;
      const asks = FOREIGN_ORIGINS.map((origin) => ask(pathOf(own), origin, ["403"]));
      expect((await run().askAll("primary", asks)).flatMap(({ faults }) => faults)).toEqual([]);
      expect(await run().touched(), "tables written to").toEqual([]);
    });
  });

  test("[A1, A2, HLP-3] a file of a case is saved by its opener, and by nobody else who sees the contract", async () => {
    const { own } = run().world.primary;
    const path = `/api/support/${own.supportCase}/files`;
    expect((await run().ask("primary", ask(path, run().portal.url, []))).faults).toEqual([]);
    const { id } = await row<{ id: string }>(
      "SELECT id FROM stored_file WHERE case_id IS NOT NULL ORDER BY added_at DESC, id DESC LIMIT 1",
    );
    const saved: Sent = { method: "GET", path: `/api/files/${id}`, headers: {}, body: "" };
    const outcomes: Partial<Record<Kind, string>> = {};
    for (const actor of KINDS) {
      const asked = { what: saved.path, sent: saved, outcomes: [], shows: [], isPublic: false };
      outcomes[actor] = (await run().ask(actor, asked)).outcome;
    }
    expect(outcomes).toEqual({
      ...Object.fromEntries(KINDS.map((actor) => [actor, "not found"])),
      ...{ nobody: "→ /sign-in", expired: "→ /sign-in", primary: "file" },
    });
    await putBackWorld(await run().touched());
  });

  describe.each(Object.entries(OF_THE_DESK))("at the desk a %s", (_kind, pathOf) => {
    test.each(KINDS.map((actor) => [ACTORS[actor].who, actor] as const))(
      "[A1, ACC-6, S8] by %s, from any origin: nothing is written",
      async (_who, actor) => {
        const path = await pathOf();
        const shut = run().world[actor].personId === null ? ("→ /sign-in" as const) : ("not found" as const);
        const foreign = FOREIGN_ORIGINS.map((origin) => ask(path, origin, ["403"]));
        const answers = await run().askAll(actor, [ask(path, run().portal.url, [shut]), ...foreign]);
        expect(answers.flatMap(({ faults }) => faults)).toEqual([]);
        expect(await run().touched(), "tables written to").toEqual([]);
      },
    );
  });
}
