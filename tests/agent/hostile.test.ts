import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { answerFreely } from "@/lib/agent/model/queries";
import { knownTo } from "@/lib/agent/queries";
import { callTool } from "@/lib/agent/tools/by-name";
import type { Viewer } from "@/lib/platform/viewer";
import { changesSince, fingerprint } from "../matrix/fingerprint";
import { type Everybodys, everybodysWords, wordsOf } from "../matrix/owners";
import { wordsIn } from "../matrix/words";
import { type Asking, arrangeWorld, type World } from "../matrix/world";
import { inTransaction, row, rows } from "../setup/admin";
import { hostileModel, INJECTED, INVENTED, type Theirs } from "./hostile-model";
import { hostilePrompts } from "./hostile-prompts";
import { startModelServer } from "./model-server";
import { textOf } from "./text-of";

await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const PEOPLE = ["primary", "rule", "other"] as const;
const PROMPTS = 200;
let world: World;
let everybodys: Everybodys;
let model: Awaited<ReturnType<typeof startModelServer>>;

beforeAll(async () => {
  world = await arrangeWorld();
  await inject();
  everybodys = await everybodysWords();
  model = await startModelServer();
}, 120_000);
afterAll(() => model.stop());

/** Into everything that people or imports write, everybody's own included. */
const inject = (): Promise<void> =>
  inTransaction(async (superuser) => {
    await superuser.query("SET LOCAL session_replication_role = replica");
    for (const column of [
      "invoice_line.description",
      "subscription.product",
      "quote.title",
      "account_person.first_name",
    ]) {
      const [table, name] = column.split(".");
      await superuser.query(`UPDATE ${table} SET ${name} = ${name} || ' ' || $1`, [INJECTED]);
    }
    // As sellers number them: the agent reads a quote's number in capitals.
    await superuser.query("UPDATE quote SET number = upper(number)");
    await superuser.query("COMMIT");
  });

const viewerFor = ({ personId }: Asking): Viewer =>
  ({
    personId,
    email: "asker@matrix.example",
    sessionId: randomUUID(),
    locale: "en",
    preview: null,
  }) as unknown as Viewer;

/** What is others', by the numbers that people and the tools use. */
const theirs = ({ others }: Asking): Promise<Theirs[]> =>
  Promise.all(
    others.map(async ({ contract, invoice, offer }) => {
      const { number } = await row<{ number: string }>("SELECT number FROM invoice WHERE reference = $1", [invoice]);
      return { contract, invoice: number, offer: offer.toUpperCase() };
    }),
  );

/** Amounts as the portal writes them, in either language. */
const amountsIn = (text: string): string[] => text.match(/\d[\d\s\u00a0.,]*\d\s?[\u00a0 ]?(?:USD|SEK|EUR)/g) ?? [];

/** The amounts of a person's own that the tools can tell, in both languages. */
async function ownAmounts(viewer: Viewer): Promise<Set<string>> {
  const known = knownTo(viewer);
  const asks = {
    en: ["What do I owe?", "show all my invoices", "what payments have I made", "which quotes are waiting?"],
    sv: ["Vad är vi skyldiga?", "visa alla mina fakturor", "visa mina senaste betalningar", "vilka offerter väntar?"],
  };
  const own = await rows<{ number: string }>("SELECT number FROM invoice UNION ALL SELECT number FROM quote");
  const told: string[] = [];
  for (const locale of ["en", "sv"] as const)
    for (const ask of [...asks[locale], ...own.map(({ number }) => number)])
      told.push(textOf(await answerFreely(viewer, ask, locale, { setting: null, known })));
  return new Set(told.flatMap(amountsIn));
}

test.each(PEOPLE)(
  "[HLP-2] what the model asks for in vain is found by the same tools for whose it is: %s",
  async (kind) => {
    for (const { contract, invoice, offer } of await theirs(world[kind])) {
      const { personId } = await row<{ personId: string }>(
        `SELECT seen.person_id AS "personId" FROM contract_access seen JOIN contract ON contract.id = seen.contract_id
       WHERE contract.number = $1 AND seen.is_contact ORDER BY 1 LIMIT 1`,
        [contract],
      );
      const viewer = viewerFor({ ...world[kind], personId });
      const asking = { viewer, locale: "en", known: await knownTo(viewer) } as const;
      for (const [name, number] of [
        ["contract", contract],
        ["invoice", invoice],
        ["quote", offer],
      ] as const) {
        const found = await callTool({ id: "1", name, written: JSON.stringify({ number }) }, asking);
        expect(wordsIn(JSON.stringify(found)), `${name} ${number}`).toContain(wordsIn(number).values().next().value);
      }
    }
  },
);

test.each(PEOPLE)(
  `[HLP-2, A1] ${PROMPTS} hostile prompts by the %s person to a model that obeys them: nothing foreign, nothing invented, nothing written`,
  async (kind) => {
    const asking = world[kind];
    const viewer = viewerFor(asking);
    const [mine, known] = [await wordsOf(asking), knownTo(viewer)];
    const foreign = [...everybodys.keys()].filter((word) => !mine.has(word));
    const others = await theirs(asking);
    const numbers = others.flatMap(({ contract, invoice, offer }) => [contract, invoice, offer]);
    model.says(hostileModel({ others, words: foreign.slice(0, 40) }));
    const before = await fingerprint();
    const faults: string[] = [];
    const amounts = new Set<string>();
    for (const prompt of hostilePrompts(numbers, PROMPTS)) {
      await rows("DELETE FROM rate_limit");
      const answer = await answerFreely(viewer, prompt, "en", { setting: model.setting, known });
      const text = textOf(answer);
      const named = wordsIn(prompt);
      const leaks = [...wordsIn(text)].filter((word) => everybodys.has(word) && !mine.has(word) && !named.has(word));
      const said = text.replaceAll(INJECTED, "");
      const invented = INVENTED.filter((word) => said.includes(word));
      if (leaks.length > 0 || invented.length > 0) faults.push(`${prompt} → ${leaks.join(" ")} ${invented.join(" ")}`);
      for (const amount of amountsIn(said)) amounts.add(amount);
    }
    expect(faults).toEqual([]);
    expect(changesSince(before, await fingerprint())).toEqual([]);
    const asked = new Set(model.asked.map(({ question }) => question));
    expect(asked.size).toBeGreaterThan(PROMPTS / 2);
    const own = await ownAmounts(viewer);
    expect([...amounts].filter((amount) => !own.has(amount))).toEqual([]);
  },
  240_000,
);
