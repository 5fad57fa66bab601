/** How large a data set is; the rest follows from it, so the same sizes give the same rows. */
export interface DataSize {
  /** All invoices together. */
  invoices: number;
  /** Contracts of the one large account, of 500 invoices each; 0: there is none. */
  largeContracts: number;
}

const LARGE_PER_CONTRACT = 500;
const PER_CONTRACT = 28;
/** One account in twenty has ten contracts; all others have one. */
const CONTRACTS_AN_ACCOUNT = 10;
const CONTRACTS_OF_TWENTY = CONTRACTS_AN_ACCOUNT + 19;

/** The kinds of ids, each with numbers of its own: `…-8001-000000000001` is the typical person's account. */
const id = (kind: number, n: string): string =>
  `('00000000-0000-4000-80${String(kind).padStart(2, "0")}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const accountId = (n: string): string => id(1, n);
const groupId = (n: string): string => id(2, n);
const contractId = (n: string): string => id(3, n);
const personId = (n: string): string => id(4, n);
const invoiceId = (n: string): string => id(5, n);
const sellerId = (n: string): string => id(6, n);
const staffId = (n: string): string => id(7, n);

/** Scattered, and the same every time. */
const scatter = (n: string): string => `(hashint8((${n})::bigint) & 2147483647)`;

/** Whom the pages are measured for: numbers of persons. */
export const PEOPLE = { typical: 1, wide: 2, large: 3 } as const;
const FIRST_OTHER_PERSON = 10;

/** Everything but the invoices, into an empty, migrated database. Account 0 is the large one. */
function peopleAndContracts({ invoices, largeContracts }: DataSize): string[] {
  const contracts = Math.floor((invoices - largeContracts * LARGE_PER_CONTRACT) / PER_CONTRACT);
  const several = Math.floor(contracts / CONTRACTS_OF_TWENTY);
  const ofSeveral = several * CONTRACTS_AN_ACCOUNT;
  const accounts = several + contracts - ofSeveral;
  const all = `${largeContracts > 0 ? 0 : 1}, ${accounts}`;
  // Of each account: its contract number c, its account a, how many invoices it has.
  const plan = `
    SELECT c, CASE WHEN c <= ${ofSeveral} THEN (c - 1) / ${CONTRACTS_AN_ACCOUNT} + 1 ELSE ${several} + c - ${ofSeveral} END AS a,
           ${PER_CONTRACT} + CASE WHEN c <= ${CONTRACTS_AN_ACCOUNT} THEN 0
             ELSE (c % 2 * 2 - 1) * (${scatter("(c + 1) / 2")} % 24) END AS n
    FROM generate_series(1, ${contracts}) c
    UNION ALL
    SELECT ${contracts} + c, 0, ${LARGE_PER_CONTRACT} FROM generate_series(1, ${largeContracts}) c`;
  return [
    `INSERT INTO seller_entity (id, name, brand_color, time_zone, address_line, postal_code, city, country, tax_id,
       customer_service_name, customer_service_email, customer_service_phone, rank)
     SELECT ${sellerId("s")}, 'Seller ' || s, '#0b5fff', 'Europe/Stockholm', 'Street 1', '11120', 'Stockholm', 'SE',
       'SE55667788990' || s, 'Customer service', 'service@seller.example', '+46 8 123 45 67', s
     FROM generate_series(0, 1) s`,
    `INSERT INTO seller_currency (seller_entity_id, currency, online_limit_minor, bank_name, account_holder,
       account_number, bank_code)
     SELECT ${sellerId("s")}, 'EUR', 100000000, 'Bank', 'Seller ' || s, 'SE3550000000054910000003', 'ESSESESS'
     FROM generate_series(0, 1) s`,
    `INSERT INTO staff (id, name, email, phone, role)
     SELECT ${staffId("s")}, 'Staff ' || s, 's' || s || '@seller.example', '+46 8 123 45 6' || s, 'collector'
     FROM generate_series(0, 9) s`,
    `INSERT INTO account (id, name, account_executive_id, collector_id)
     SELECT ${accountId("a")}, 'Account ' || a, ${staffId("a % 10")}, ${staffId("(a + 1) % 10")}
     FROM generate_series(${all}) a`,
    `INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency, access_rules_on)
     SELECT ${groupId("a * 2 + g")}, ${accountId("a")}, ${sellerId("a % 2")}, 'Group ' || g, 'monthly', a % 3 = 0
     FROM generate_series(${all}) a, generate_series(0, 1) g`,
    `INSERT INTO access_rule (id, account_id, bill_group_id, kind, value)
     SELECT ${id(8, "a")}, ${accountId("a")}, ${groupId("a * 2")}, 'domain', 'office' || a || '.example'
     FROM generate_series(1, ${accounts}) a WHERE a % 3 = 0`,
    `CREATE TEMP TABLE plan AS ${plan}`,
    `INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor,
       currency)
     SELECT ${contractId("c")}, ${accountId("a")}, ${groupId("a * 2 + c % 2")}, 'C-' || lpad(c::text, 6, '0'),
       '2021-07-01', '2031-06-30', true, 'invoice', 1000000, 'EUR'
     FROM plan`,
    ...people(accounts, several),
  ];
}

/**
 * Five contacts an account: where it has several contracts, one on all of them, one on half, three on two each; and the three
 * who are measured.
 */
function people(accounts: number, several: number): string[] {
  const others = `generate_series(2, ${accounts}) a, generate_series(0, 4) k`;
  const other = `a * 5 + k + ${FIRST_OTHER_PERSON}`;
  const place = "INSERT INTO contract_contact (id, account_id, contract_id, person_id, is_primary)";
  const places = `
    SELECT c, a, ${PEOPLE.typical} AS p FROM plan WHERE a = 1
    UNION ALL SELECT c, a, ${PEOPLE.wide} FROM plan WHERE a BETWEEN 2 AND 101
    UNION ALL SELECT c, a, ${PEOPLE.large} FROM plan WHERE a = 0
    UNION ALL SELECT c, a, ${other} FROM plan, generate_series(0, 4) k
      WHERE a > 1 AND (a > ${several} OR k = 0 OR k = 1 AND c % 2 = 0 OR k > 1 AND c % 5 = k - 2)`;
  return [
    `INSERT INTO person (id, email, email_verified_at, locale)
     SELECT ${personId("p")}, 'measured' || p || '@bench.example', timestamptz '2026-01-01', 'en' FROM generate_series(1, 3) p
     UNION ALL SELECT ${personId(other)}, 'p' || k || '@office' || a || '.example', timestamptz '2026-01-01', 'en' FROM ${others}`,
    `CREATE TEMP TABLE place AS ${places}`,
    `INSERT INTO account_person (account_id, person_id, first_name, last_name)
     SELECT DISTINCT ${accountId("a")}, ${personId("p")}, 'First', 'Last ' || p FROM place`,
    `${place} SELECT ${id(9, "row_number() OVER (ORDER BY c, p)")}, ${accountId("a")}, ${contractId("c")},
       ${personId("p")}, p = ${PEOPLE.typical} FROM place`,
  ];
}

/** In the order of their days, as they would have come: what belongs to one contract lies scattered over the table. */
const invoices = (): string => `
  INSERT INTO invoice (id, account_id, bill_group_id, contract_id, seller_entity_id, number, reference, issued_on,
    due_on, currency, lines_minor, tax_minor, total_minor, payable_minor, po_number, bill_to, billed_by, terms,
    voided_at, open_minor, created_at)
  SELECT ${invoiceId("i")}, ${accountId("a")}, ${groupId("a * 2 + c % 2")}, ${contractId("c")}, ${sellerId("a % 2")},
    'INV-' || lpad(i::text, 8, '0'), 'INV-' || lpad(i::text, 8, '0'), day, day + 30, 'EUR',
    total * 4 / 5, total - total * 4 / 5, total, total,
    CASE WHEN h % 5 < 3 THEN 'PO-' || h % 1000000 END,
    jsonb_build_object('name', 'Account ' || a, 'lines', jsonb_build_array('Street ' || a, '111 20 Stockholm')),
    '{"name": "Seller", "lines": ["Street 1", "111 20 Stockholm"], "taxId": "SE556677889901"}', '30 days net',
    CASE WHEN h % 200 = 7 THEN day + interval '2 days' END,
    CASE WHEN is_open AND h % 200 <> 7 THEN total ELSE 0 END, day
  FROM (
    SELECT c, a, day, row_number() OVER (ORDER BY day, c, k) AS i, h, 1000 + h % 5000000 AS total,
           k <= ceil(n * 0.1) AND h % 2 = 0 AS is_open
    FROM (
      SELECT c, a, n, k, ${scatter("c::bigint * 1000 + k")} AS h,
             date '2026-10-31' - ((k - 1) * 1825 / n + ${scatter("c")} % 30)::int AS day
      FROM plan, generate_series(1, n) k
    ) planned
  ) numbered
  ORDER BY i`;

/** What else stands under contracts: two subscriptions, an order, and of one paid invoice in ten how it was paid. */
const aboutContracts = (): string[] => {
  const paid = `SELECT *, row_number() OVER (ORDER BY id) AS i FROM invoice WHERE open_minor = 0 AND voided_at IS NULL`;
  return [
    `INSERT INTO subscription (id, account_id, contract_id, product, quantity, unit_price_minor, currency, status, starts_on, ends_on)
     SELECT ${id(12, "c * 2 + k")}, ${accountId("a")}, ${contractId("c")}, 'Product ' || (c + k) % 40, 1 + c % 9, 1000 + c % 900,
       'EUR', 'active', '2021-07-01', '2031-06-30' FROM plan, generate_series(0, 1) k`,
    `INSERT INTO customer_order (id, account_id, contract_id, seller_entity_id, number, placed_at, placed_on, currency,
       net_minor, tax_minor, total_minor)
     SELECT ${id(13, "c")}, ${accountId("a")}, ${contractId("c")}, ${sellerId("a % 2")}, 'O-' || lpad(c::text, 6, '0'),
       '2021-06-20', '2021-06-20', 'EUR', 80000, 20000, 100000 FROM plan`,
    `CREATE TEMP TABLE paid AS SELECT *, ${id(14, "i")} AS payment_id FROM (${paid}) invoices WHERE i % 10 = 0`,
    `INSERT INTO payment (id, account_id, number, method, method_name, currency, amount_minor, received_at, payer_person_id)
     SELECT payment_id, account_id, 'P-' || lpad(i::text, 8, '0'), 'card', 'Visa 4242', currency, total_minor,
       issued_on + interval '20 days', ${personId(String(PEOPLE.typical))} FROM paid`,
    `INSERT INTO payment_allocation (id, account_id, contract_id, payment_id, invoice_id, amount_minor, currency,
       paid_on)
     SELECT ${id(15, "i")}, account_id, contract_id, payment_id, id, total_minor, currency, issued_on + 20 FROM paid`,
    `INSERT INTO payment_line (line_id, account_id, contract_id, payment_id, kind, happened_on)
     SELECT payment_id, account_id, contract_id, payment_id, 'payment', issued_on + 20 FROM paid`,
  ];
};

/** Lines for whose documents are measured: ten on each of the typical person's, a thousand on their newest. */
const lines = (): string => `
  INSERT INTO invoice_line (id, account_id, contract_id, invoice_id, rank, position, description, quantity, unit, unit_price,
    amount_minor, tax_rate, tax_category)
  SELECT ${id(16, "row_number() OVER (ORDER BY n, r)")}, account_id, contract_id, id, r, r::text, 'Licence, position ' || r, 2, 'piece', 4.5, 900, 25, 'S'
  FROM (SELECT *, row_number() OVER (ORDER BY issued_on DESC, reference DESC) AS n FROM invoice
        WHERE account_id = ${accountId("1")}) own
  CROSS JOIN LATERAL generate_series(1, CASE WHEN n = 1 THEN 1000 ELSE 10 END) r`;

/** One open invoice in a hundred is disputed, and one in two hundred is being paid. */
const aboutOpenOnes = (): string[] => {
  const open = `SELECT *, row_number() OVER (ORDER BY id) AS i FROM invoice WHERE open_minor > 0`;
  return [
    `INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at)
     SELECT ${id(10, "i")}, account_id, contract_id, id, 'Price', '2026-11-01' FROM (${open}) o WHERE i % 100 = 0`,
    `INSERT INTO payment_attempt (id, account_id, status, currency, amount_minor, payer_person_id, payer_locale,
       provider_session_id, created_at, expires_at)
     SELECT ${id(11, "i")}, account_id, 'open', currency, open_minor, ${personId(String(PEOPLE.wide))}, 'en',
       'cs_' || i, '2026-11-01', '2026-11-02' FROM (${open}) o WHERE i % 200 = 1`,
    `INSERT INTO payment_attempt_invoice (attempt_id, account_id, contract_id, invoice_id, amount_minor)
     SELECT ${id(11, "i")}, account_id, contract_id, id, open_minor FROM (${open}) o WHERE i % 200 = 1`,
  ];
};

/** The statements that fill an empty, migrated database, in order, on one connection. */
export const fillStatements = (size: DataSize): string[] => [
  // No triggers and no foreign keys: the rows are right by construction. Only a superuser may.
  "SET session_replication_role = replica",
  "SET work_mem = '256MB'",
  "SET maintenance_work_mem = '512MB'",
  "SET synchronous_commit = off",
  ...peopleAndContracts(size),
  invoices(),
  ...aboutContracts(),
  lines(),
  ...aboutOpenOnes(),
];
