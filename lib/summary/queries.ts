import { joinOwnAccessSql } from "@/lib/access/visible";
import { readEndingSoon } from "@/lib/contracts/renewal/queries";
import { type InvoiceFactsRow, selectInvoiceFacts, statusOf, toInvoiceFacts } from "@/lib/invoices/facts";
import { canPayOnline } from "@/lib/invoices/online/rules";
import { readStopped } from "@/lib/payments/auto-pay/queries";
import { calendarDay, fromDateColumn, type PlainDate } from "@/lib/platform/dates";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { money } from "@/lib/platform/money";
import type { Viewer } from "@/lib/platform/viewer";
import { listWaitingQuotes } from "@/lib/quotes/waiting/queries";
import { readBillable } from "@/lib/subscriptions/facts";
import { estimate, nextPeriod } from "@/lib/subscriptions/rules";
import { readOffersTo } from "@/lib/users/handover/queries";
import { readWaitingRequests } from "@/lib/users/requests/queries";
import { type HomeFactsRow, readHomeFacts } from "./facts";
import { attentionOf, balancesOf, overdueCountOf, payWayOf, seriesOf } from "./rules";
import type { Home, OpenOnDay, RecentPayment } from "./types";

const MOST_OPEN = 50;
const MOST_ENDING = 20;
const MOST_WAITING = 5;

/** Home of one of the viewer's bill groups, in seven statements [BIL-1]. @throws DomainError NOT_FOUND */
export function getHome(viewer: Viewer, billGroup: string): Promise<Home> {
  return viewerReading(viewer, async (tx) => {
    const facts = await readHomeFacts(tx, viewer, billGroup);
    const today = fromDateColumn(facts.today);
    const period = nextPeriod(fromDateColumn(facts.anchorOn), facts.frequency, today);
    const open = facts.open.length > 0 ? await readOpen(tx, viewer, billGroup) : [];
    const balances = balancesOf(facts.open.map(toOpenOnDay), today);
    const billable = await readBillable(tx, viewer, billGroup, period);
    const payable = open.filter((row) => canPayOnline(toInvoiceFacts(row)).allowed);
    return {
      ...toGroup(facts, billGroup, today),
      balances,
      pay: payWayOf(payable, open.length === MOST_OPEN),
      series: seriesOf(facts.moved.map(toDaySum), today),
      attention: attentionOf(await readAttention(tx, viewer, { billGroup, today, facts, open })),
      payments: facts.payments.map(toPayment),
      period,
      upcoming: billable && estimate(billable, period),
    };
  });
}

/** What is open, what fell due first on top: from an index of open invoices, without a look at what is paid. */
const readOpen = (tx: Tx, viewer: Viewer, billGroup: string): Promise<InvoiceFactsRow[]> =>
  tx.$queryRaw<InvoiceFactsRow[]>(
    selectInvoiceFacts(viewer, {
      source: Prisma.sql`(
        WITH own AS MATERIALIZED (
          SELECT contract.id FROM contract ${joinOwnAccessSql(viewer)} WHERE contract.bill_group_id = ${billGroup}::uuid
        )
        SELECT invoice.reference
        FROM own JOIN invoice ON invoice.contract_id = own.id AND invoice.open_minor > 0 AND invoice.voided_at IS NULL
        ORDER BY invoice.due_on, invoice.reference LIMIT ${MOST_OPEN}
      ) page
      JOIN invoice ON invoice.reference = page.reference
      JOIN contract ON contract.id = invoice.contract_id`,
      rest: Prisma.sql`ORDER BY invoice.due_on, invoice.reference`,
    }),
  );

interface Found {
  billGroup: string;
  today: PlainDate;
  facts: HomeFactsRow;
  open: readonly InvoiceFactsRow[];
}

async function readAttention(tx: Tx, viewer: Viewer, { billGroup, today, facts, open }: Found) {
  const offers = await readOffersTo(tx, viewer, MOST_WAITING);
  return {
    overdue: open
      .filter((row) => statusOf(row, toInvoiceFacts(row)) === "overdue")
      .map((row) => ({
        ...{ reference: row.reference, number: row.number, dueOn: fromDateColumn(row.dueOn) },
        open: money(row.openMinor, row.currency),
      })),
    overdueCount: overdueCountOf(facts.open.map(toOpenOnDay), today),
    stopped: (facts.autoPay ? await readStopped(tx, viewer, billGroup) : []).map(
      ({ reference, number, open, dueOn }) => ({ reference, number, open, dueOn }),
    ),
    endingSoon: await readEndingSoon(tx, viewer, billGroup, today, MOST_ENDING),
    requests: await readWaitingRequests(tx, viewer, MOST_WAITING),
    offers: offers.flatMap(({ id, role, contractNumber, from, expiresAt, timeZone }) =>
      from ? [{ id, role, contractNumber, from: from.name, on: calendarDay(expiresAt, timeZone) }] : [],
    ),
    quotes: await listWaitingQuotes(tx, viewer, MOST_WAITING, billGroup),
    ...{ elsewhere: facts.elsewhere, cases: facts.cases, disputes: facts.disputes },
    ...{ cards: facts.cards, today },
  };
}

const toOpenOnDay = ({ currency, minor, ...day }: HomeFactsRow["open"][number]): OpenOnDay => ({
  ...day,
  open: money(BigInt(minor), currency),
});

const toDaySum = ({ kind, currency, on, minor }: HomeFactsRow["moved"][number]) => ({
  ...{ kind, on },
  amount: money(BigInt(minor), currency),
});

const toPayment = ({ currency, minor, ...payment }: HomeFactsRow["payments"][number]): RecentPayment => ({
  ...payment,
  amount: money(BigInt(minor), currency),
});

function toGroup(facts: HomeFactsRow, id: string, today: PlainDate) {
  const {
    name,
    account,
    frequency,
    autoPay,
    poNumber,
    timeZone,
    contracts,
    seesAll,
    hasInvoices,
    suspension,
    openRequests,
  } = facts;
  return {
    billGroup: { id, name, account, frequency, autoPay, poNumber, timeZone },
    ...{ suspension, today, contracts, seesAll, hasInvoices, openRequests },
    people: {
      customerService: { name: facts.serviceName, email: facts.serviceEmail, phone: facts.servicePhone },
      accountExecutive: { name: facts.aeName, email: facts.aeEmail, phone: facts.aePhone },
      collector: { name: facts.collectorName, email: facts.collectorEmail, phone: facts.collectorPhone },
    },
  };
}
