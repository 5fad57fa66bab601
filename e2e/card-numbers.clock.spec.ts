import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "./fixtures";
import { CARDS } from "./provider";
import { inboxUrl, root } from "./server";

const { DATA_DIR = ".tmp/e2e" } = process.env;

const passesLuhn = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

/** The cards that were typed in these tests, as typed and as one number, and anything else that could be one. */
function cardNumbersIn(text: string): string[] {
  const typed = Object.values(CARDS).flatMap((card) => [card, card.replaceAll(" ", "")]);
  const others = (text.match(/(?<![\w.-])[45]\d{15}(?![\w.-])/g) ?? []).filter(passesLuhn);
  return [...typed.filter((card) => text.includes(card)), ...others];
}

test("[F3] after all that was paid, no card number is in the database, the logs, the mails or the sandbox's file", async ({
  db,
}) => {
  const tables = await db.rows<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'graphile_worker')`,
  );
  const charges = await db.rows("SELECT 1 FROM payment WHERE provider_charge_id LIKE 'ch!_%' ESCAPE '!'");
  expect(charges.length).toBeGreaterThan(0);
  for (const { name } of tables) {
    const [{ text = "" } = {}] = await db.rows<{ text: string }>(
      `SELECT string_agg(to_jsonb(t)::text, E'\\n') AS text FROM ${name} t`,
    );
    expect(cardNumbersIn(text ?? ""), name).toEqual([]);
  }
  const folder = resolve(root, DATA_DIR);
  const files = [...readdirSync(join(folder, "logs")).map((file) => join("logs", file)), "sandbox.json"];
  for (const file of files) expect(cardNumbersIn(readFileSync(join(folder, file), "utf8")), file).toEqual([]);
  expect(cardNumbersIn(await (await fetch(`${inboxUrl}/email`)).text()), "mails").toEqual([]);
});
