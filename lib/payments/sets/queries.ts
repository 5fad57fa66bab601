import { canPayOnline, leastPart, mostOnline } from "@/lib/invoices/online/rules";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { type Decision, decide, type Refusal } from "@/lib/platform/decision";
import type { Viewer } from "@/lib/platform/viewer";
import { canPayByDebit, offersBankDebit } from "../debits/rules";
import { getMethodGroup, listMethodRows } from "../methods/facts";
import { getSetInvoices, listOpenInvoices } from "./facts";
import {
  canJoin,
  canPayInSet,
  canPaySetWithSaved,
  canPayTogether,
  isRefusal,
  MOST_TOGETHER,
  severalGroups,
  shareOf,
  tooMuchForSet,
  totalOf,
  whole,
} from "./rules";
import type { PaySearch } from "./schema";
import type { OfferedShare, PayOffer, RefusedShare, SetInvoice, Share, WantedShare } from "./types";

/**
 * What of the asked invoices can be paid in one payment, what each gets, and with what; of each other one why not [PAY-1].
 * The first that can be paid says in which currency, and to whom.
 * @throws DomainError NOT_FOUND where one of them is not the viewer's
 */
export const getPayOffer = (viewer: Viewer, search: PaySearch): Promise<PayOffer> =>
  viewerReading(viewer, async (tx) => {
    const { asked, isCut } = await findAsked(tx, viewer, search);
    const alone = asked.map((one) => ({ ...one, own: decisionOn(one, asked.length > 1, viewer.locale) }));
    const base = alone.find(({ own }) => own.allowed);
    const sorted = alone.map((one) => ({
      ...one,
      decision: one.own.allowed && base ? canJoin(base.of, one.of) : one.own,
    }));
    const payable = sorted.filter(({ decision }) => decision.allowed);
    const wanted = payable.map(({ of, want }) => offeredShare(of, want, viewer.locale));
    const shares = wanted.flatMap(({ share }) => share ?? []);
    return {
      shares: wanted.map(({ offered }) => offered),
      refused: sorted.flatMap(({ of, decision }) => (decision.allowed ? [] : refusedShare(of, decision))),
      total: totalOf(shares),
      limit: limitOf(base?.of),
      pay: canPayTogether(shares),
      bankDebit: base ? debitOf(base.of) : null,
      ...(await savedWays(tx, viewer, shares)),
      ownAttemptId: asked.find(({ of }) => of.ownAttemptId)?.of.ownAttemptId ?? null,
      isCut,
    };
  });

interface Asked {
  readonly of: SetInvoice;
  readonly want: WantedShare;
}

async function findAsked(tx: Tx, viewer: Viewer, { shares, all, group }: PaySearch) {
  if (all) {
    const found = await listOpenInvoices(tx, viewer, { currency: all, group, limit: MOST_TOGETHER + 1 });
    const asked = found.map((of): Asked => ({ of, want: whole(of.reference) }));
    return { asked: asked.slice(0, MOST_TOGETHER), isCut: asked.length > MOST_TOGETHER };
  }
  const kept = shares.slice(0, MOST_TOGETHER);
  const found = await getSetInvoices(
    tx,
    viewer,
    kept.map(({ reference }) => reference),
  );
  const wanted = new Map(kept.map((want) => [want.reference, want]));
  const asked = found.map((of): Asked => ({ of, want: wanted.get(of.reference) ?? whole(of.reference) }));
  return { asked, isCut: shares.length > MOST_TOGETHER };
}

function decisionOn({ of, want }: Asked, isOneOfSeveral: boolean, locale: string): Decision {
  const own = canPayInSet(of);
  const share = shareOf(of, want, locale);
  return own.allowed && isOneOfSeveral && !isRefusal(share) ? decide([tooMuchForSet(share)]) : own;
}

const limitOf = (base: SetInvoice | undefined) =>
  base?.invoice.onlineLimit ? mostOnline(base.invoice.onlineLimit) : null;

function offeredShare(
  of: SetInvoice,
  want: WantedShare,
  locale: string,
): { offered: OfferedShare; share: Share | null } {
  const { reference, contractNumber, invoice } = of;
  const { number, dueOn, open } = invoice;
  const found = shareOf(of, want, locale);
  const share = isRefusal(found) ? null : found;
  const partFrom = leastPart(invoice);
  return {
    share,
    offered: {
      ...{ reference, number, contractNumber, dueOn, open, typed: want.typed },
      // What is open is less than two payments of the minimum need: it is paid whole.
      partFrom: partFrom && partFrom.minor < open.minor ? partFrom : null,
      amount: share?.amount ?? open,
      fault: isRefusal(found) ? found : null,
    },
  };
}

const refusedShare = ({ reference, invoice }: SetInvoice, refusal: Refusal): RefusedShare => ({
  ...{ reference, number: invoice.number, open: invoice.open, refusal },
  isApart: canPayOnline(invoice).allowed,
});

const debitOf = ({ bankDebit, invoice: { open } }: SetInvoice) => {
  const terms = { bankDebit, currency: open.currency };
  return offersBankDebit(terms) ? canPayByDebit(terms) : null;
};

/** The saved methods, each with whether this person may use it for this set, the usual one first [PAY-3]. */
async function savedWays(
  tx: Tx,
  viewer: Viewer,
  shares: readonly Share[],
): Promise<Pick<PayOffer, "methods" | "savedRefusal">> {
  const [first] = shares;
  if (!first) return { methods: [], savedRefusal: null };
  const several = severalGroups(shares);
  if (several) return { methods: [], savedRefusal: (await hasMethods(tx, shares)) ? several : null };
  const group = await getMethodGroup(tx, viewer, first.of.billGroupId);
  const rows = await listMethodRows(tx, group);
  const methods = rows.map(({ id, kind, details, expiresOn }) => ({
    ...{ id, kind, details },
    pay: withoutSet(
      canPaySetWithSaved(shares, { kind, standing: group.standing, expiresOn, today: group.today }),
      shares,
    ),
  }));
  const isUsual = ({ id }: { id: string }) => id === first.of.usualMethodId;
  return {
    savedRefusal: null,
    methods: methods.toSorted((left, right) => Number(isUsual(right)) - Number(isUsual(left))),
  };
}

/** What stops the whole set stands above all ways of paying, once. */
function withoutSet(decision: ReturnType<typeof canPaySetWithSaved>, shares: readonly Share[]) {
  const set = canPayTogether(shares);
  if (decision.allowed || set.allowed) return decision;
  const before = 1 + set.also.length;
  return decide([decision, ...decision.also].slice(before));
}

async function hasMethods(tx: Tx, shares: readonly Share[]): Promise<boolean> {
  const groups = shares.map(({ of }) => of.billGroupId);
  const [found] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT FROM payment_method WHERE removed_at IS NULL AND bill_group_id = ANY (${groups}::uuid[])) AS has`;
  return found?.has ?? false;
}
