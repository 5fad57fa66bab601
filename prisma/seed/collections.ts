import { createHash } from "node:crypto";
import { putBytes } from "@/lib/files/store";
import { today } from "@/lib/platform/clock";
import { addDays, type PlainDate, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { placeOf, seedId } from "./ids";
import { CONTRACTS, SELLERS } from "./world";

const ADA = "ada@acme.example";

/** What the demo's people and their collector said of invoices; days are counted from today. */
const WORKSHOPS = {
  invoice: "INV-1047",
  contract: "C-1001",
  answer: {
    daysAgo: 1,
    text: "Thank you, Ada. I have asked our onboarding team for the dates they have on record. Could you send me the list of those who took part?",
  },
  file: {
    name: "workshop-attendance.txt",
    text: "Onboarding workshops, attendance\n\n1  held       12 people\n2  held       11 people\n3  called off by Fjord Cloud the evening before\n4  never given a date\n",
  },
} as const;

const PROMISE = { invoice: "INV-1043", contract: "C-1001", daysAgo: 3, inDays: 6, minor: 245_050n } as const;

/** As the worker would have sent them, so that it has nothing to add to [PAY-10]. */
const REMINDERS = [
  { invoice: "INV-2001", contract: "C-2001", nth: 1, daysAgo: 57, minor: 15_000n },
  { invoice: "INV-2001", contract: "C-2001", nth: 2, daysAgo: 50, minor: 15_000n },
  { invoice: "INV-2001", contract: "C-2001", nth: 3, daysAgo: 40, minor: 15_000n },
  { invoice: "INV-2002", contract: "C-2001", nth: 1, daysAgo: 32, minor: 9_000n },
  { invoice: "INV-2002", contract: "C-2001", nth: 2, daysAgo: 25, minor: 9_000n },
  { invoice: "INV-2002", contract: "C-2001", nth: 3, daysAgo: 15, minor: 9_000n },
  { invoice: "INV-1043", contract: "C-1001", nth: 1, daysAgo: 17, minor: 245_050n },
  { invoice: "INV-1043", contract: "C-1001", nth: 2, daysAgo: 10, minor: 245_050n },
] as const;

const FILE_ID = seedId("file", WORKSHOPS.file.name);
const fileBytes = (): Uint8Array => new TextEncoder().encode(WORKSHOPS.file.text);

/** The thread of the demo's dispute, a promise, and the reminders that were sent. */
export async function seedCollections(tx: Tx): Promise<void> {
  await seedThread(tx);
  await seedPromise(tx);
  for (const { invoice, contract, nth, daysAgo, minor } of REMINDERS)
    await tx.paymentReminder.create({
      data: {
        ...{ id: seedId("reminder", `${invoice}:${nth}`), ...idsOf(contract), invoiceId: seedId("invoice", invoice) },
        ...{ nth, openMinor: minor, currency: "USD", sentAt: await noonOf(tx, contract, -daysAgo) },
      },
    });
}

/** The bytes of its file, for looking at; tests begin without. */
export const seedFiles = (): Promise<void> => putBytes(fileBytes(), FILE_ID);

async function seedThread(tx: Tx): Promise<void> {
  const { invoice, contract, answer, file } = WORKSHOPS;
  const disputeId = seedId("dispute", invoice);
  const ids = { ...idsOf(contract), disputeId };
  await tx.disputeMessage.create({
    data: {
      ...{ id: seedId("message", invoice), ...ids, staffId: seedId("staff", "carl") },
      ...{ text: answer.text, sentAt: await noonOf(tx, contract, -answer.daysAgo) },
    },
  });
  const bytes = fileBytes();
  await tx.storedFile.create({
    data: {
      ...{ id: FILE_ID, ...ids, name: file.name, type: "text/plain", sizeBytes: bytes.byteLength, isScanned: false },
      sha256: Uint8Array.from(createHash("sha256").update(bytes).digest()),
      ...{ personId: seedId("person", ADA), addedAt: new Date((await noonOf(tx, contract, -1)).getTime() + 3_600_000) },
    },
  });
}

async function seedPromise(tx: Tx): Promise<void> {
  const { invoice, contract, daysAgo, inDays, minor } = PROMISE;
  const madeAt = await noonOf(tx, contract, -daysAgo);
  await tx.paymentPromise.create({
    data: {
      ...{ id: seedId("promise", invoice), ...idsOf(contract), invoiceId: seedId("invoice", invoice) },
      ...{ personId: seedId("person", ADA), amountMinor: minor, currency: "USD", madeAt },
      madeOn: toDateColumn(await dayOf(tx, contract, -daysAgo)),
      promisedOn: toDateColumn(await dayOf(tx, contract, inDays)),
    },
  });
}

const groupOf = (contract: string) => {
  const found = CONTRACTS.find(({ number }) => number === contract);
  if (!found) throw new Error(`the demo world has no contract ${contract}`);
  return placeOf(found.group);
};

const idsOf = (contract: string) => ({
  accountId: seedId("account", groupOf(contract).account),
  contractId: seedId("contract", contract),
});

const dayOf = async (tx: Tx, contract: string, days: number): Promise<PlainDate> =>
  addDays(await today(tx, SELLERS[groupOf(contract).seller].timeZone), days);

/** In the middle of a day of both sellers. */
const noonOf = async (tx: Tx, contract: string, days: number): Promise<Date> =>
  new Date(toDateColumn(await dayOf(tx, contract, days)).getTime() + 17 * 3_600_000);
