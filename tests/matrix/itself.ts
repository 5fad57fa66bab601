import { expect, test } from "vitest";
import { rows } from "../setup/admin";
import { KINDS } from "./actors";
import { leaksIn } from "./judge";
import { textsOf } from "./owners";
import type { Run } from "./run";
import { textColumns, WITHOUT_WORD, wordsIn } from "./words";

/** Of nobody; and a view of people of whom only one is here: persons are a table of their own. */
const OF_NOBODY = ["public.clock_offset", "public.closed_account_access"];
const ASKED = { method: "GET", path: "/contracts", headers: {}, body: "" };

/** That the matrix would see what it looks for. */
export function testItself(run: () => Run): void {
  test("[A1] every text of every row holds a word of its own, but for those listed with their reason", async () => {
    for (const { table, name } of await textColumns()) {
      if (WITHOUT_WORD.includes(`${table}.${name}`)) continue;
      const bare = await rows(
        `SELECT ${name} FROM public.${table} WHERE ${name}::text <> '{}' AND ${name}::text !~ 'canary[0-9]{5}[a-z]'`,
      );
      expect([`${table}.${name}`, bare]).toEqual([`${table}.${name}`, []]);
    }
  });

  test("[A1] every table holds words that are foreign to each kind of actor", async () => {
    const texts = [...(await textsOf())].filter(([table]) => !OF_NOBODY.includes(table));
    const known = texts.flatMap(([table, text]) =>
      KINDS.filter((kind) => leaksIn(text, ASKED, run().knownTo(kind)).length === 0).map((kind) => `${table}: ${kind}`),
    );
    expect(known).toEqual([]);
  });

  test("[A1] a foreign word is found wherever it stands, and one's own or one that was asked for is not", () => {
    const { own, others } = run().world.contact;
    const foreign = others[0]?.contract ?? "";
    const leaks = (text: string, sent = ASKED) => leaksIn(text, sent, run().knownTo("contact"));
    const [word = ""] = wordsIn(foreign);
    expect(leaks(own.contract)).toEqual([]);
    expect(leaks(foreign)).toEqual([`${word} of public.contract`]);
    expect(leaks(`{"location":"/x?${word.toUpperCase()}"}`)).toHaveLength(1);
    expect(leaks(others[0]?.attempt ?? "")).toHaveLength(1);
    const [first, second] = [word.slice(0, 8), word.slice(8)];
    expect(
      leaks(`push([1,"a ${first}"])</script><script nonce="x">self.__next_f.push([1,"${second} b"])`),
    ).toHaveLength(1);
    expect(leaks(foreign, { ...ASKED, path: `/contracts/${foreign}` })).toEqual([]);
  });
}
