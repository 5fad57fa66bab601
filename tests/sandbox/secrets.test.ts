import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { passesLuhn } from "../../sandbox/model/cards";
import { startSandbox } from "../../sandbox/sandbox";
import { card, checkoutOf, sdkFor, start, submit } from "./kit";

const NUMBERS = [
  "4242424242424242",
  "5555555555554444",
  "4000000000000002",
  "4000000000000127",
  "4000002500003155",
  "4539578763621486",
  "4242424242424241",
];

/**
 * The numbers that were typed, wherever they stand, and every other run of digits that could be a card's, however it
 * is spaced. Digits inside a longer word are an id's: those are random, and one in some thousands has a card's sum.
 */
const cardNumbersIn = (text: string): string[] => [
  ...NUMBERS.filter((number) => text.replace(/(?<=\d)[ -](?=\d)/g, "").includes(number)),
  ...[...text.matchAll(/(?<![\w.])[3-6]\d{3}(?:[ -]?\d){9,15}(?!\w)/g)]
    .map((match) => match[0].replace(/\D/g, ""))
    .filter((digits) => passesLuhn(digits) && !NUMBERS.includes(digits)),
];

function dataFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "state.json");
}

test("[F3] no card number is in the state, the snapshot, the log, or an answer", async () => {
  const file = dataFile();
  const lines: string[] = [];
  const { sandbox, stripe } = await start({ dataFile: file, log: (line) => lines.push(line) });
  const answers: string[] = [];
  for (const number of NUMBERS) {
    const session = await stripe.checkout.sessions.create(checkoutOf());
    answers.push(await (await submit(session.url ?? "", card(number, { name: number }))).text());
    answers.push(await (await submit(session.url ?? "", card(number))).text());
    await sandbox.control.pay((await stripe.checkout.sessions.create(checkoutOf())).id, { card: number });
  }
  const state = JSON.stringify(await sandbox.control.state());
  await sandbox.stop();
  const pages = answers.join("\n").replaceAll("such as 4242 4242 4242 4242", "");
  const snapshot = readFileSync(file, "utf8");
  expect(cardNumbersIn("typed 4242 4242 4242 4242, tok_5555555555554444, or 6011111111111117")).toHaveLength(3);
  for (const text of [state, snapshot, lines.join("\n"), pages]) expect(cardNumbersIn(text)).toEqual([]);
  expect(snapshot).toContain('"last4":"4242"');
  expect(lines).toContain("POST /v1/checkout/sessions 200");
  expect(snapshot).not.toContain('123"');
});

test("[P1] what was paid is still paid after a restart, and events are still sent", async () => {
  const file = dataFile();
  const first = await startSandbox({ dataFile: file });
  const paid = await sdkFor(first).checkout.sessions.create(checkoutOf(), { idempotencyKey: "k1" });
  const open = await sdkFor(first).checkout.sessions.create(checkoutOf());
  await first.control.pay(paid.id, { card: "4242424242424242" });
  await first.control.pay(open.id, { card: "4000002500003155" });
  await first.control.advance(3_600);
  const then = (await first.control.state()).now;
  await first.stop();
  const { sandbox, stripe } = await start({ dataFile: file });
  const state = await sandbox.control.state();
  expect(state.now >= then).toBe(true);
  expect(state.pending.map((one) => one.type)).toContain("checkout.session.completed");
  expect(await stripe.checkout.sessions.retrieve(paid.id)).toMatchObject({ status: "complete" });
  expect((await stripe.checkout.sessions.create(checkoutOf(), { idempotencyKey: "k1" })).id).toBe(paid.id);
  const intent = String((await stripe.checkout.sessions.retrieve(open.id)).payment_intent);
  await sandbox.control.authenticate(intent, "complete");
  expect(await stripe.checkout.sessions.retrieve(open.id)).toMatchObject({
    status: "complete",
    payment_status: "paid",
  });
});

test("[P1] a snapshot that cannot be read is told, not forgotten", async () => {
  const file = dataFile();
  writeFileSync(file, "{ not a snapshot");
  await expect(startSandbox({ dataFile: file })).rejects.toThrow("no snapshot of the sandbox");
  expect(readFileSync(file, "utf8")).toBe("{ not a snapshot");
});
