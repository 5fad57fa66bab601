import { today } from "@/lib/platform/clock";
import { addDays, toDateColumn } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { placeOf, seedId } from "./ids";
import { CONTRACTS, SELLERS } from "./world";

type Facts = Readonly<Record<string, string | boolean | null>>;

interface Past {
  /** A contract's number, or a bill group's name. */
  readonly of: string;
  readonly daysAgo: number;
  readonly action: string;
  readonly by: string;
  readonly before?: Facts;
  readonly after?: Facts;
}

const [ADA, BEN, CORA, LEA] = ["ada@acme.example", "ben@acme.example", "cora@acme.example", "lea@acme.example"];

/** What Acme's people did before today, so that a history looks lived in. */
const PAST: readonly Past[] = [
  { of: "C-1001", daysAgo: 688, action: "user.added", by: ADA, after: { person: BEN, endsOn: null } },
  {
    ...{ of: "C-1001", daysAgo: 402, action: "contract.billing_address_changed", by: ADA },
    before: { line1: "88 Howard Street", postalCode: "94105" },
    after: { line1: "1200 Market Street", postalCode: "94102" },
  },
  { of: "C-1001", daysAgo: 181, action: "access.request_approved", by: BEN, after: { email: LEA, contract: "C-1001" } },
  { of: "C-1001", daysAgo: 150, action: "user.removed", by: ADA, before: { person: LEA } },
  {
    ...{ of: "Acme US", daysAgo: 121, action: "bill_group.settings_changed", by: ADA },
    ...{ before: { poNumber: "4400-9" }, after: { poNumber: "4500-1" } },
  },
  { of: "C-1002", daysAgo: 160, action: "user.added", by: ADA, after: { person: CORA, endsOn: null } },
  {
    ...{ of: "C-1002", daysAgo: 158, action: "user.handover_nominated", by: ADA },
    after: { role: "card_holder", from: ADA, to: CORA },
  },
  {
    ...{ of: "C-1002", daysAgo: 157, action: "user.handover_accepted", by: CORA },
    after: { role: "card_holder", from: ADA, to: CORA },
  },
  { of: "C-1003", daysAgo: 330, action: "user.added", by: CORA, after: { person: BEN, endsOn: null } },
  { of: "Acme EMEA", daysAgo: 260, action: "bill_group.auto_pay_turned_on", by: CORA, after: { autoPay: true } },
  { of: "C-1003", daysAgo: 61, action: "contract.renewal_turned_off", by: CORA, after: { autoRenew: false } },
  { of: "C-1003", daysAgo: 60, action: "contract.renewal_turned_on", by: CORA, after: { autoRenew: true } },
];

/** History of the demo world, for looking at; tests begin without one. */
export async function seedHistory(tx: Tx): Promise<void> {
  for (const [nth, { of, daysAgo, action, by, before, after }] of PAST.entries()) {
    const contract = CONTRACTS.find(({ number }) => number === of);
    const group = placeOf(contract?.group ?? of);
    const day = addDays(await today(tx, SELLERS[group.seller].timeZone), -daysAgo);
    await tx.auditEvent.createMany({
      data: {
        ...{ id: seedId("event", String(nth)), action, actorKind: "person", actorEmail: by, requestId: "seed" },
        // In the middle of the day of both sellers.
        at: new Date(toDateColumn(day).getTime() + 17 * 3_600_000 + nth * 60_000),
        ...{ actorPersonId: seedId("person", by), accountId: seedId("account", group.account) },
        ...(contract ? { contractId: seedId("contract", of) } : { billGroupId: seedId("group", of) }),
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
      },
    });
  }
}
