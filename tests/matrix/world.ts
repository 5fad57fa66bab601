import { createHash, randomBytes, randomUUID } from "node:crypto";
import { controlClient } from "@/sandbox/control/client";
import { seedForeignWorld, seedTraces } from "../access/foreign-world";
import { change, row, rows } from "../setup/admin";
import { endIn, freshDemo, keepWorld, placeEndsIn } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { ACTORS, CONTRACTS, KINDS, type Kind } from "./actors";
import { arrangeCollections, SAID } from "./collections";
import { arrangeMoney } from "./money";
import { plantWords } from "./words";

/** What can be asked for by name: the things of one contract. */
export interface Things {
  readonly contract: string;
  readonly billGroup: string;
  readonly billGroupId: string;
  /** A plain contact of it, whom nothing protects. */
  readonly person: string;
  /** What its primary contact's name and phone are, as their form says it was filled from them. */
  readonly primarySeen: string;
  /** A nomination for its primary contact's place that waits for an answer. */
  readonly handover: string;
  /** Somebody's request to be let into it that waits for an answer. */
  readonly request: string;
  /** An invoice that waits to be paid. */
  readonly invoice: string;
  /** A quote of it that was signed. */
  readonly quote: string;
  /** A quote of it that waits for an answer. */
  readonly offer: string;
  /** A link to that invoice that works. */
  readonly share: string;
  readonly subscription: string;
  /** Something that is sold to it, and the highest edition of what has several. */
  readonly product: string;
  readonly edition: string;
  /** A request for products that waits: the asking person's own, where they made one. */
  readonly productRequest: string;
  /** An order of it. */
  readonly order: string;
  /** A payment under way: the asking person's own, where they began one. */
  readonly attempt: string;
  readonly attemptInvoice: string;
  readonly payment: string;
  readonly paidInvoice: string;
  /** A credit memo, part of which was used on the invoice that waits to be paid. */
  readonly memo: string;
  readonly memoNumber: string;
  /** A payment method of its bill group that is not the default one. */
  readonly method: string;
  /** What pays for it, where it is paid by card. */
  readonly card: string;
  /** The adding of one to its bill group that has begun: the asking person's own, where they began it. */
  readonly setup: string;
  /** An invoice that is disputed, and of which more was said, by its primary contact. */
  readonly disputed: string;
  readonly dispute: string;
  readonly promise: string;
  readonly transfer: string;
  readonly file: string;
  /** A question of its primary contact's to customer service. */
  readonly supportCase: string;
}

/** Of the right form, and nowhere. */
export const NOWHERE: Things = {
  contract: "C-9999",
  billGroup: "Nowhere",
  billGroupId: "ffffffff-ffff-4fff-8fff-fffffffffff3",
  person: "ffffffff-ffff-4fff-8fff-fffffffffff4",
  primarySeen: "nothing",
  handover: "ffffffff-ffff-4fff-8fff-fffffffffff5",
  request: "ffffffff-ffff-4fff-8fff-fffffffffff6",
  invoice: "INV-9999",
  quote: "Q-9999",
  offer: "Q-9998",
  share: "ffffffff-ffff-4fff-8fff-ffffffffffa1",
  subscription: "ffffffff-ffff-4fff-8fff-fffffffffff7",
  product: "ffffffff-ffff-4fff-8fff-ffffffffff71",
  edition: "Nowhere",
  productRequest: "ffffffff-ffff-4fff-8fff-ffffffffff72",
  order: "O-9999",
  attempt: "ffffffff-ffff-4fff-8fff-fffffffffff1",
  attemptInvoice: "INV-9998",
  payment: "ffffffff-ffff-4fff-8fff-fffffffffff2",
  paidInvoice: "INV-9997",
  memo: "ffffffff-ffff-4fff-8fff-fffffffffffa",
  memoNumber: "CM-9999",
  method: "ffffffff-ffff-4fff-8fff-fffffffffff8",
  card: "ffffffff-ffff-4fff-8fff-fffffffffff8",
  setup: "ffffffff-ffff-4fff-8fff-fffffffffff9",
  disputed: "INV-9996",
  dispute: "ffffffff-ffff-4fff-8fff-ffffffffff11",
  promise: "ffffffff-ffff-4fff-8fff-ffffffffff12",
  transfer: "ffffffff-ffff-4fff-8fff-ffffffffff13",
  file: "ffffffff-ffff-4fff-8fff-ffffffffff14",
  supportCase: "CASE-9999999",
};

export interface Asking {
  readonly kind: Kind;
  readonly personId: string | null;
  /** The session cookie's value. */
  readonly session: string | null;
  readonly own: Things;
  readonly others: readonly Things[];
  readonly sees: readonly string[];
  /** The bill groups in which they see something. */
  readonly groups: readonly string[];
}

/** Others' things that are in no bill group of theirs, where that is what counts. */
export const foreignTo = ({ others, groups }: Asking, ofGroup: boolean): readonly Things[] =>
  ofGroup ? others.filter(({ billGroupId }) => !groups.includes(billGroupId)) : others;

export type World = Readonly<Record<Kind, Asking>>;

/** The demo world and a foreign one, with the ten kinds of people in it and a word of its own in every text. */
export async function arrangeWorld(): Promise<World> {
  await freshDemo();
  await secondGroupOfElm();
  for (const number of CONTRACTS) await openToDeciding(number);
  await place("rex@acme.example", "C-1001", ["Rex", "Gone"]);
  await place("cora@acme.example", "C-1001");
  for (const number of CONTRACTS) await plainContact(number);
  // While they could; what became of them afterwards is what the matrix is about.
  await change("UPDATE account SET type = 'direct' WHERE name = 'Cedar Partners'");
  await arrangeMoney();
  await arrangeCollections();
  await change("UPDATE account SET type = 'reseller' WHERE name = 'Cedar Partners'");
  await placeEndsIn("rex@acme.example", "C-1001", -1);
  await placeEndsIn("cora@acme.example", "C-1001", -1);
  await seedTraces();
  await nominations();
  await requests();
  await methods();
  await seedForeignWorld();
  const world = await askers();
  await plantWords();
  const named = await withNames(world);
  await keepWorld();
  await rows("ANALYZE");
  return named;
}

/** A contract of the rule person's account, in a group that the rule does not open. */
async function secondGroupOfElm(): Promise<void> {
  await change(
    `WITH made AS (
       INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency)
       SELECT gen_random_uuid(), account_id, seller_entity_id, 'Elm Labs', 'monthly' FROM bill_group WHERE name = 'Elm'
       RETURNING id, account_id)
     INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
     SELECT gen_random_uuid(), made.account_id, made.id, 'C-5002', starts_on, ends_on, true, paid_by, 1, currency
     FROM contract, made WHERE number = 'C-5001'`,
  );
  await change(
    `WITH placed AS (
       INSERT INTO customer_order (id, account_id, contract_id, seller_entity_id, number, placed_at, placed_on, placed_by, currency,
         net_minor, tax_minor, total_minor)
       SELECT gen_random_uuid(), contract.account_id, contract.id, seller_entity_id, 'O-5002', now(), starts_on, 'Ina', currency,
         1, 0, 1 FROM contract JOIN bill_group ON bill_group.id = bill_group_id WHERE contract.number = 'C-5002'
       RETURNING id, contract_id)
     INSERT INTO subscription (id, account_id, contract_id, product, quantity, unit_price_minor, currency, status, starts_on,
       ends_on, order_id)
     SELECT gen_random_uuid(), account_id, contract.id, 'Cloud Seat', 1, 1, currency, 'active', starts_on, ends_on, placed.id
     FROM contract JOIN placed ON placed.contract_id = contract.id`,
  );
  await place("ina@elm.example", "C-5002");
  await change(
    "UPDATE contract_contact SET is_primary = true FROM contract WHERE contract.id = contract_id AND number = 'C-5002'",
  );
}

const plainAddress = (number: string): string => `plain.${number.toLowerCase()}@matrix.example`;

const plainContact = (number: string): Promise<void> => place(plainAddress(number), number, ["Pat", "Plain"]);

/** Of each contract's primary contact: where seedTraces made none, the plain contact is asked. */
const nominations = (): Promise<unknown> =>
  change(
    `INSERT INTO handover (id, account_id, contract_id, role, from_person_id, to_person_id, created_at, expires_at)
     SELECT gen_random_uuid(), contract.account_id, contract.id, 'primary', held.person_id, plain.person_id, portal.now(),
            portal.now() + interval '14 days'
     FROM contract
     JOIN contract_contact held ON held.contract_id = contract.id AND held.is_primary
     JOIN contract_contact plain ON plain.contract_id = contract.id
     JOIN person ON person.id = plain.person_id AND person.email LIKE 'plain.%'
     WHERE NOT EXISTS (SELECT FROM handover made WHERE made.contract_id = contract.id)`,
  );

/** Of somebody who sees nothing: one for each contract. */
async function requests(): Promise<void> {
  const { personId } = await viewerOf("asker@matrix.example");
  await change("DELETE FROM access_request");
  await change(
    `WITH asked AS (
       INSERT INTO access_request
       SELECT gen_random_uuid(), $1, 'asker@matrix.example', 'Ask', 'Er', number, 'Please', portal.now(),
              portal.now() + interval '14 days', NULL
       FROM contract WHERE number LIKE 'C-%' RETURNING id, number)
     INSERT INTO access_request_match (request_id, account_id, contract_id)
     SELECT asked.id, account_id, contract.id FROM asked JOIN contract USING (number)`,
    [personId],
  );
}

/** In each bill group one more method, known to the provider, and its primary contact adding another. */
async function methods(): Promise<void> {
  await change(
    `INSERT INTO provider_customer SELECT id, account_id, 'cus_' || replace(id::text, '-', ''), now() FROM bill_group
     ON CONFLICT DO NOTHING`,
  );
  await change(
    `WITH made AS (
       INSERT INTO payment_method (id, account_id, bill_group_id, kind, provider_method_id, is_default, added_at)
       SELECT gen_random_uuid(), account_id, id, 'card', 'pm_' || replace(id::text, '-', ''), false, portal.now() FROM bill_group
       RETURNING id, account_id, bill_group_id)
     INSERT INTO payment_method_details SELECT id, account_id, bill_group_id, 'Visa', '4242', 12, 2034 FROM made`,
  );
  await change(
    `INSERT INTO payment_method (id, account_id, bill_group_id, kind, provider_method_id, is_default, added_at)
     SELECT gen_random_uuid(), account_id, id, 'card', 'pm_default_' || replace(id::text, '-', ''), true, portal.now()
     FROM bill_group ON CONFLICT DO NOTHING`,
  );
  await change(
    `UPDATE contract SET payment_method_id = method.id FROM payment_method method
     WHERE contract.payment_method_id IS NULL AND paid_by = 'card' AND method.bill_group_id = contract.bill_group_id AND is_default`,
  );
  await change(
    `INSERT INTO method_setup (id, account_id, bill_group_id, contract_id, person_id, locale, created_at, expires_at)
     SELECT DISTINCT ON (contract.bill_group_id) gen_random_uuid(), contract.account_id, contract.bill_group_id, contract.id,
            place.person_id, 'en', portal.now(), portal.now() + interval '1 hour'
     FROM contract JOIN contract_contact place ON place.contract_id = contract.id AND place.is_primary
     WHERE NOT EXISTS (SELECT FROM method_setup made WHERE made.bill_group_id = contract.bill_group_id)`,
  );
  const kept = await rows<{ method: string; customer: string }>(
    `SELECT provider_method_id AS method, provider_id AS customer FROM payment_method JOIN provider_customer USING (bill_group_id)`,
  );
  const provider = controlClient(process.env.STRIPE_API_URL ?? "");
  for (const method of kept) await provider.keepMethod({ ...method, card: "4242424242424242" });
}

async function openToDeciding(number: string): Promise<void> {
  await endIn(number, 60);
  await change("UPDATE contract SET auto_renew = true WHERE number = $1", [number]);
}

async function place(email: string, number: string, name: readonly [string, string] | null = null): Promise<void> {
  const { personId } = await viewerOf(email);
  if (name)
    await change(
      "INSERT INTO account_person (account_id, person_id, first_name, last_name) SELECT account_id, $2, $3, $4 FROM contract WHERE number = $1",
      [number, personId, ...name],
    );
  await change(
    `INSERT INTO contract_contact (id, account_id, contract_id, person_id) SELECT gen_random_uuid(), account_id, id, $2
     FROM contract WHERE number = $1`,
    [number, personId],
  );
}

interface Asker {
  readonly kind: Kind;
  readonly personId: string | null;
  readonly session: string | null;
}

const askers = (): Promise<Asker[]> =>
  Promise.all(
    KINDS.map(async (kind) => {
      const { email, hasEnded = false } = ACTORS[kind];
      if (email === null) return { kind, personId: null, session: null };
      const { personId } = await viewerOf(email);
      return { kind, personId: hasEnded ? null : personId, session: await openSession(personId, hasEnded) };
    }),
  );

async function openSession(personId: string, hasEnded: boolean): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await change(
    `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
     SELECT $1, $2, $3, 'matrix', at, at FROM (SELECT portal.now() - make_interval(mins => $4) AS at) t`,
    [randomUUID(), createHash("sha256").update(token).digest(), personId, hasEnded ? 31 : 0],
  );
  return token;
}

/** Ids before and after the words were planted are the same; numbers are not. */
async function withNames(askers: readonly Asker[]): Promise<World> {
  const found = await rows<{ id: string; number: string }>("SELECT id, number FROM contract WHERE number LIKE 'C-%'");
  const idOf = (contract: string): string => {
    const known = found.find(({ number }) => number.startsWith(`${contract}-`));
    if (!known) throw new Error(`there is no contract ${contract}`);
    return known.id;
  };
  const entries = askers.map(async (asker) => {
    const { own, others, sees } = ACTORS[asker.kind];
    const things = (contract: string) => thingsOf(idOf(contract), asker.personId);
    const asking = { ...asker, own: await things(own), others: await Promise.all(others.map(things)) };
    return [asker.kind, { ...asking, sees: sees.map(idOf), groups: await groupsOf(sees.map(idOf)) }] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as unknown as World;
}

const groupsOf = async (contracts: readonly string[]): Promise<string[]> =>
  (
    await rows<{ id: string }>("SELECT DISTINCT bill_group_id AS id FROM contract WHERE id = ANY ($1)", [contracts])
  ).map(({ id }) => id);

async function thingsOf(contractId: string, personId: string | null): Promise<Things> {
  const { primary, ...things } = await namesOf(contractId, personId);
  return { ...things, primarySeen: createHash("sha256").update(JSON.stringify(primary)).digest("hex") };
}

type Names = Omit<Things, "primarySeen"> & { primary: readonly (string | null)[] };

const namesOf = (contractId: string, personId: string | null): Promise<Names> =>
  row<Names & Record<string, unknown>>(
    `SELECT contract.number AS contract, bill_group.name AS "billGroup", bill_group.id AS "billGroupId",
            json_build_array(named.person_id, named.first_name, named.last_name, named.phone) AS primary,
            plain.person_id AS person, handover.id AS handover, waiting.request_id AS request,
            due.reference AS invoice, shared.id AS share, (SELECT min(number) FROM signed_quote signed WHERE signed.contract_id = contract.id) AS quote,
            (SELECT number FROM quote WHERE quote.contract_id = contract.id AND quote.number LIKE 'P-%') AS offer, subscribed.id AS subscription,
            (SELECT max(number) FROM customer_order placed WHERE placed.contract_id = contract.id) AS order, tried.attempt, tried.reference AS "attemptInvoice",
            (SELECT asked.number FROM support_case asked WHERE asked.contract_id = contract.id LIMIT 1) AS "supportCase",
            paid.payment_id AS payment, paid.reference AS "paidInvoice",
            memo.id AS memo, memo.number AS "memoNumber",
            (SELECT id FROM payment_method method WHERE method.bill_group_id = bill_group.id AND method.removed_at IS NULL
             ORDER BY method.is_default, method.added_at DESC, method.id LIMIT 1) AS method,
            coalesce(contract.payment_method_id, (SELECT id FROM payment_method method
              WHERE method.bill_group_id = bill_group.id ORDER BY id LIMIT 1)) AS card,
            (SELECT id FROM method_setup setup WHERE setup.bill_group_id = bill_group.id
             ORDER BY setup.person_id IS NOT DISTINCT FROM $2 DESC, setup.id LIMIT 1) AS setup,
            (SELECT entry.product_id FROM price_book book JOIN price_book_entry entry ON entry.price_book_id = book.id
             WHERE book.seller_entity_id = bill_group.seller_entity_id AND book.currency = contract.currency
               AND entry.kind = 'per_unit' ORDER BY entry.product_id LIMIT 1) AS product,
            (SELECT editions[cardinality(editions)] FROM product
             WHERE cardinality(editions) > 1 AND name NOT LIKE 'canary product%' ORDER BY id LIMIT 1) AS edition,
            (SELECT id FROM product_request asked WHERE asked.contract_id = contract.id
             ORDER BY asked.person_id IS NOT DISTINCT FROM $2 DESC, asked.person_id IS NOT DISTINCT FROM held.person_id DESC,
                      id LIMIT 1) AS "productRequest", said.*
     FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
     JOIN contract_contact held ON held.contract_id = contract.id AND held.is_primary
     JOIN account_person named ON named.account_id = held.account_id AND named.person_id = held.person_id
     JOIN LATERAL (
       SELECT person_id FROM contract_contact place WHERE place.contract_id = contract.id
         AND NOT place.is_primary AND NOT place.is_card_holder AND place.ends_on IS NULL
         AND NOT EXISTS (SELECT FROM session WHERE session.person_id = place.person_id AND user_agent = 'matrix')
       ORDER BY created_at DESC LIMIT 1
     ) plain ON true
     JOIN credit_memo memo ON memo.contract_id = contract.id AND memo.number LIKE 'MC-%'
     LEFT JOIN handover ON handover.contract_id = contract.id
     LEFT JOIN access_request_match waiting ON waiting.contract_id = contract.id
     JOIN invoice due ON due.contract_id = contract.id AND due.number LIKE 'M-%-due-%'
     JOIN invoice_share shared ON shared.invoice_id = due.id AND shared.kind = 'link'
     JOIN LATERAL (
       SELECT id FROM subscription WHERE subscription.contract_id = contract.id ORDER BY product, id LIMIT 1
     ) subscribed ON true
     JOIN LATERAL (
       SELECT attempt.id AS attempt, reference FROM payment_attempt attempt
       JOIN payment_attempt_invoice share ON share.attempt_id = attempt.id JOIN invoice ON invoice.id = share.invoice_id
       WHERE invoice.contract_id = contract.id AND number LIKE 'M-%-tried-%'
       ORDER BY payer_person_id IS NOT DISTINCT FROM $2 DESC, number LIMIT 1
     ) tried ON true
     JOIN LATERAL (
       SELECT payment_id, reference FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id
       WHERE invoice.contract_id = contract.id AND number LIKE 'M-%-paid-%'
     ) paid ON true
     ${SAID}
     WHERE contract.id = $1`,
    [contractId, personId],
  );
