import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { readEntries } from "../../matrix/entries";
import { type Answer, actionRequest, type Sent, send } from "../../matrix/requests";
import { row, rows } from "../../setup/admin";
import { eventually } from "./processes";

/** Somebody with a browser: a session, and any number of tabs. */
export interface Person {
  readonly email: string;
  readonly session: string;
}

const browsers = new Agent({ keepAlive: true, maxSockets: 60 });
// Read when it is first needed: whatever is wrong with the build then fails a test, and not the file before it can tidy up.
let ids: ReadonlyMap<string, string> | undefined;
const idOf = (action: string): string | undefined => {
  ids ??= new Map(readEntries(process.cwd()).actions.map(({ name, id }) => [name, id]));
  return ids.get(action);
};

export const ACTIONS = {
  pay: "lib/payments/sets/actions.ts payTogetherAction",
  payNow: "lib/payments/actions.ts payInvoiceAction",
  resume: "lib/payments/sets/actions.ts resumePaymentAction",
  callOff: "lib/payments/actions.ts callOffPaymentAction",
} as const;

/** Signs somebody in, as signing in leaves it. */
export async function signIn(email: string): Promise<Person> {
  const token = randomBytes(32).toString("base64url");
  const { id } = await row<{ id: string }>("SELECT id FROM person WHERE email = $1", [email]);
  await rows(
    `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
     VALUES ($1, $2, $3, 'faults', portal.now(), portal.now())`,
    [randomUUID(), createHash("sha256").update(token).digest(), id],
  );
  return { email, session: token };
}

/** Nobody is signed out by the clock being moved. */
export const staySignedIn = (): Promise<unknown> =>
  eventually(() => rows("UPDATE session SET created_at = portal.now(), last_active_at = portal.now()"));

export const ask = (url: string, sent: Sent, person: Person | null): Promise<Answer> =>
  send(url, sent, person?.session ?? null, browsers);

/** Presses a button of the page that asks, or of the invoice's own. Null: the portal did not answer. */
export async function press(
  url: string,
  person: Person,
  action: keyof typeof ACTIONS,
  reference: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer | null> {
  const id = idOf(ACTIONS[action]);
  if (!id) throw new Error(`the build has no action ${ACTIONS[action]}`);
  const page = action === "pay" ? `/pay?invoice=${reference}` : `/invoices/${reference}`;
  return ask(url, actionRequest(id, page, fields, url), person).catch(() => null);
}

/** Where a press has led to: an address of the portal's or of the provider's; null where it was refused. */
export function ledTo(answer: Answer | null): string | null {
  const target = answer?.headers["x-action-redirect"] ?? answer?.headers.location;
  return target ? (String(target).split(";")[0] ?? null) : null;
}

/** Comes back to the portal's page of a payment. */
export const comeBack = (url: string, person: Person, attempt: string): Promise<Answer | null> =>
  ask(url, { method: "GET", path: `/payments/${attempt}`, headers: {}, body: "" }, person).catch(() => null);
