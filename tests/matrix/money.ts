import { randomUUID } from "node:crypto";
import { applyCredit, issueCreditMemo, issueInvoice } from "@/lib/invoices/commands";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { fromDateColumn } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import { payInvoice } from "../payments/paying";
import { change, row } from "../setup/admin";
import { systemCtx } from "../setup/system";
import { ctxOf } from "../setup/world";
import { CONTRACTS, PAYERS } from "./actors";

const MINOR = 10_000n;

/** On every contract an invoice to pay, credited in part, one that is paid, and one that each of its payers is paying. */
export async function arrangeMoney(): Promise<void> {
  for (const contract of CONTRACTS) {
    await credit(contract, await issue(contract, "due"));
    await recordTransfer(await issue(contract, "paid"));
  }
  await shareAll();
  for (const [contract, email] of PAYERS) {
    const { reference } = await issue(contract, `tried-${email.split("@")[0]}`);
    await payInvoice(await ctxOf(email, "payments.pay"), { reference });
  }
}

interface Issued {
  readonly id: string;
  readonly accountId: string;
  readonly contractId: string;
  readonly currency: string;
  readonly reference: string;
}

export async function issue(contract: string, what: string): Promise<Issued> {
  const place = await row<
    Omit<Issued, "reference" | "id"> & { billGroupId: string; sellerEntityId: string; today: Date }
  >(
    `SELECT contract.account_id AS "accountId", contract.id AS "contractId", contract.currency, seller.id AS "sellerEntityId",
            bill_group.id AS "billGroupId", portal.today(seller.time_zone)::timestamptz AS today
     FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
     JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id WHERE contract.number = $1`,
    [contract],
  );
  const { today, ...ids } = place;
  const day = fromDateColumn(today);
  const [id, number] = [randomUUID(), `M-${contract}-${what}`];
  const party = {
    name: "Party",
    lines: ["Street 1"],
    taxId: "T1",
    registrationNumber: "R1",
    email: "a@b.example",
    phone: "1",
  };
  const reference = await systemDb((tx) =>
    issueInvoice(tx, {
      ...{ ...ids, id, number, issuedOn: day, dueOn: day, billTo: party, billedBy: party },
      ...{ poNumber: "PO", quoteNumber: "Q", buyerReference: "B", terms: "Terms", notes: ["Note"], sourceHash: null },
      payTo: { bankName: "Bank", accountHolder: "Holder", accountNumber: "1", bankCode: "2", reference: number },
      lines: [
        {
          ...{
            position: "1",
            description: "Line",
            details: "Details",
            quantity: "1",
            unit: "month",
            unitPrice: "100.00",
          },
          ...{ amountMinor: MINOR, taxRate: null, taxCategory: "O" as const },
        },
      ],
      ...{ taxes: [], adjustments: [], prepaidMinor: 0n, roundingMinor: 0n },
    }),
  );
  return { ...ids, id, reference };
}

async function credit(contract: string, { id: invoiceId, accountId, contractId, currency }: Issued): Promise<void> {
  const id = randomUUID();
  const { sellerEntityId, issuedOn } = await row<{ sellerEntityId: string; issuedOn: Date }>(
    `SELECT seller_entity_id AS "sellerEntityId", issued_on::timestamptz AS "issuedOn" FROM invoice WHERE id = $1`,
    [invoiceId],
  );
  await systemDb(async (tx) => {
    await issueCreditMemo(tx, {
      ...{ id, accountId, contractId, sellerEntityId, currency, number: `MC-${contract}`, totalMinor: 500n },
      ...{ issuedOn: fromDateColumn(issuedOn), reason: "Reason", sourceHash: null },
    });
    const used = { id: randomUUID(), creditMemoId: id, invoiceId, amountMinor: 300n };
    await applyCredit(tx, systemCtx(), used);
  });
}

async function recordTransfer({ id, accountId, contractId, currency }: Issued): Promise<void> {
  await systemDb((tx) =>
    recordPayment(tx, {
      ...{ id: randomUUID(), accountId, currency, amountMinor: MINOR, attemptId: null, payerPersonId: null },
      ...{ method: "transfer", methodName: "Transfer", last4: null, providerChargeId: null },
      receivedAt: new Date("2027-03-01T12:00:00Z"),
      shares: [{ invoiceId: id, contractId, minor: MINOR }],
    }),
  );
}

/** Each invoice to pay has a link, made by its contract's primary contact. */
const shareAll = (): Promise<void> =>
  change(
    `INSERT INTO invoice_share (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, token_hash, created_at, expires_at)
     SELECT gen_random_uuid(), invoice.account_id, invoice.contract_id, invoice.id, 'link', place.person_id,
       sha256(convert_to(number, 'UTF8')), portal.now(), portal.now() + interval '14 days'
     FROM invoice JOIN contract_contact place ON place.contract_id = invoice.contract_id AND place.is_primary
     WHERE number LIKE 'M-%-due'`,
  );
