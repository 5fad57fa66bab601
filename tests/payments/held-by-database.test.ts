import { beforeEach, describe, expect, test } from "vitest";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";

const BEN = "ben@acme.example";

beforeEach(freshDemo);

describe("an attempt", () => {
  const OPEN = `WITH made AS (
      INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
      SELECT gen_random_uuid(), account_id, 'USD', 1, person.id, 'en', now(), now() FROM invoice, person
      WHERE number = 'INV-1042' AND email = '${BEN}' RETURNING id, account_id)
    INSERT INTO payment_attempt_invoice SELECT made.id, made.account_id, contract_id, invoice.id, 1, true FROM made, invoice
    WHERE number = 'INV-1042'`;

  test("[M1, PAY-7] open on an invoice is one at most, whatever the code does", async () => {
    await rows(OPEN);
    await expect(rows(OPEN)).rejects.toThrow("payment_attempt_invoice_one_open");
    await rows("UPDATE payment_attempt SET status = 'canceled', ended_at = now()");
    await rows(OPEN);
  });

  test("[M1] that has ended stays as it is", async () => {
    await rows(OPEN);
    await rows("UPDATE payment_attempt SET status = 'canceled', ended_at = now()");
    await expect(rows("UPDATE payment_attempt SET status = 'created', ended_at = NULL")).rejects.toThrow("has ended");
  });

  test("[M1] cannot be open, or paid, without the provider's id", async () => {
    await rows(OPEN);
    for (const status of ["open", "processing"])
      await expect(rows(`UPDATE payment_attempt SET status = '${status}'`)).rejects.toThrow(
        "payment_attempt_provider_id",
      );
    await expect(rows("UPDATE payment_attempt SET status = 'succeeded', ended_at = now()")).rejects.toThrow(
      "provider_id",
    );
    await expect(rows("UPDATE payment_attempt SET checkout_url = 'https://x.example'")).rejects.toThrow(
      "payment_attempt_url",
    );
  });
});

describe("what an attempt takes", () => {
  const attempt = (number: string, minor: number, share = minor, currency = "USD", isAuto = false) =>
    rows(`WITH made AS (
        INSERT INTO payment_attempt (id, account_id, kind, currency, amount_minor, payer_person_id, payment_method_id, payer_locale,
                                     created_at, expires_at)
        SELECT gen_random_uuid(), invoice.account_id, '${isAuto ? "auto" : "checkout"}', '${currency}', ${minor},
               ${isAuto ? "NULL" : "person.id"}, ${isAuto ? "method.id" : "NULL"}, 'en', now(), now()
        FROM invoice JOIN person ON email = '${BEN}'
        CROSS JOIN LATERAL (
          SELECT id FROM payment_method WHERE bill_group_id = invoice.bill_group_id LIMIT 1) method
        WHERE number = '${number}' RETURNING id, account_id)
      INSERT INTO payment_attempt_invoice SELECT made.id, made.account_id, contract_id, invoice.id, ${share}, true
      FROM made, invoice WHERE number = '${number}'`);

  test("[M2, PAY-2] is what is open at most", async () => {
    await expect(attempt("INV-1042", 120_001)).rejects.toThrow("what is open at most");
    await attempt("INV-1042", 120_000);
  });

  test("[M2, PAY-1] is what its invoices get, in their currency", async () => {
    await expect(attempt("INV-1042", 1_000, 999)).rejects.toThrow("what its invoices get");
    await expect(attempt("INV-1042", 1_000, 1_000, "EUR")).rejects.toThrow("what its invoices get");
  });

  test("[PAY-9, BIL-4] is never by itself what a bank took back", async () => {
    await rows(`INSERT INTO chargeback (id, account_id, payment_id, provider_dispute_id, status, currency, amount_minor, opened_at, closed_at)
      SELECT gen_random_uuid(), share.account_id, share.payment_id, 'du_1', 'lost', 'USD', 1, now(), now()
      FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id WHERE number = 'INV-1045'`);
    await rows(`INSERT INTO chargeback_share SELECT chargeback.id, invoice.account_id, contract_id, invoice.id, 1
      FROM chargeback, invoice WHERE provider_dispute_id = 'du_1' AND number = 'INV-1045'`);
    await expect(attempt("INV-1045", 1, 1, "USD", true)).rejects.toThrow("charged back");
  });
});

test("[PAY-9, M3] a chargeback that is decided stays decided", async () => {
  await expect(rows("UPDATE chargeback SET status = 'open', closed_at = NULL")).rejects.toThrow("stays as it is");
});

test("[INV-5] the PO number of what is void, or being paid, stays whatever the code does", async () => {
  await expect(rows("UPDATE invoice SET po_number = 'X' WHERE number = 'INV-1049'")).rejects.toThrow("stays");
  await rows("UPDATE invoice SET po_number = 'X' WHERE number = 'INV-1042'");
});

describe("the ledger", () => {
  test.each(["ledger_transaction", "ledger_entry"])(
    "[M3] %s cannot be changed or deleted, not even by the superuser's plain statement",
    async (table) => {
      await expect(rows(`UPDATE ${table} SET account_id = account_id`)).rejects.toThrow("append-only");
      await expect(rows(`DELETE FROM ${table}`)).rejects.toThrow("append-only");
      await expect(rows(`TRUNCATE ${table} CASCADE`)).rejects.toThrow("append-only");
    },
  );

  test("[M3] takes nothing that does not add up to zero", async () => {
    await expect(
      rows(`BEGIN; INSERT INTO ledger_transaction SELECT gen_random_uuid(), account_id, 'test:1', now() FROM invoice WHERE number = 'INV-1042';
        INSERT INTO ledger_entry (id, account_id, transaction_id, kind, currency, amount_minor, contract_id, invoice_id)
        SELECT gen_random_uuid(), invoice.account_id, t.id, 'receivable', 'USD', 1, contract_id, invoice.id
        FROM invoice, ledger_transaction t WHERE number = 'INV-1042' AND fact_key = 'test:1'; COMMIT`),
    ).rejects.toThrow("add up to zero");
  });
});
