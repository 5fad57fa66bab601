import type { Tx } from "./db";
import type { Locale } from "./locales";

/** Every task the worker knows and what each is given; scripts/worker.ts must run all of them. */
export interface TaskPayloads {
  /** A mail that is written already. */
  mail: MailJob;
  /** The sign-in mail, whose link and code are made when it is sent, so that they are stored nowhere. */
  sign_in_mail: { requestId: string };
  /** The mail that proves a new address; its link is made when it is sent, too. */
  new_address_mail: { changeId: string };
  /** An event of the payment provider's, in the inbox. */
  provider_event: { eventId: string };
  /** Looks what became of a charge that was recorded late [PAY-9]. */
  charge_reversals: { chargeId: string };
  /** Finds the contract that somebody asks to be let into: never while they wait for an answer [ACC-9]. */
  match_access_request: { accessRequestId: string };
  /** Tells the other contacts of what these rows of history say [CON-7]. */
  notice_of_change: { eventIds: string[] };
  /** Mails an invoice to somebody outside; its document is drawn when it is sent [INV-7]. */
  share_mail: { shareId: string };
  /** The confirmation of a payment, written already; the receipt that goes with it is drawn when it is sent [PAY-4]. */
  receipt_mail: { mail: MailJob; attemptId: string; locale: Locale; seesMethod: boolean };
  /** Puts together what the seller's own systems are told of a row of history [DSK-6]; a trigger adds it. */
  webhook_event: { eventId: string };
  /** Sends what is due to an endpoint. */
  webhook_send: { endpointId: string };
  /** Reads and checks a file that was brought to import: its dry run [DSK-5]. */
  import_check: { runId: string };
  /** Takes a checked file, in the name of who said so. */
  import_write: { runId: string; staffId: string; email: string };
}

export interface MailJob {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** One small file of ours along with it. */
  file?: MailFile;
}

export interface MailFile {
  /** Made by `fileName`. */
  readonly name: string;
  readonly type: string;
  readonly content: string;
  /** Of a content that is no text. */
  readonly encoding?: "base64";
}

/**
 * Adds a job in the writing transaction: it runs if and only if that commits.
 * @param key names the fact it follows from; the same key twice is one job.
 */
export async function enqueue<T extends keyof TaskPayloads>(
  tx: Tx,
  task: T,
  payload: TaskPayloads[T],
  key: string,
): Promise<void> {
  await tx.$executeRaw`SELECT portal.enqueue(${task}, ${JSON.stringify(payload)}::json, ${key})`;
}
