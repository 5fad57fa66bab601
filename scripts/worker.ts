import { EventEmitter } from "node:events";
import { run, type TaskList, type WorkerEvents } from "graphile-worker";
import { clearExpired } from "@/lib/auth/commands/clear-expired";
import { sendNewAddressMail } from "@/lib/auth/new-address/tasks";
import { sendSignInMail } from "@/lib/auth/tasks";
import { remindOfOverdue } from "@/lib/collections/reminders/tasks";
import { remindOfRenewal } from "@/lib/contracts/reminders/tasks";
import { checkAuditLog, linkAuditLog } from "@/lib/desk/audit-chain/tasks";
import { clearOldData } from "@/lib/desk/personal-data/tasks";
import { clearOrphanFiles } from "@/lib/files/tasks";
import { checkImport, writeImport } from "@/lib/imports/runs/tasks";
import { sendShareMail } from "@/lib/invoices/sharing/tasks";
import { tellOfChange } from "@/lib/notices/tasks";
import { autoPay } from "@/lib/payments/auto-pay/tasks";
import { tellOfRunningOut } from "@/lib/payments/expiring/tasks";
import { checkNewestFacts, checkWholeLedger } from "@/lib/payments/ledger-check/tasks";
import { tendPaymentMethods } from "@/lib/payments/methods/tasks";
import { sendReceiptMail } from "@/lib/payments/receipt/tasks";
import { lookAtCharge, takeLostReversals } from "@/lib/payments/reversals/tasks";
import { settleUnfinished, takeProviderEvent } from "@/lib/payments/tasks";
import { disconnect } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { sendMail } from "@/lib/platform/mail/send";
import { expireHandovers } from "@/lib/users/handover/tasks";
import { matchAccessRequest, tendAccessRequests } from "@/lib/users/requests/tasks";
import { sendDue, tellOfEvent, tendWebhooks } from "@/lib/webhooks/tasks";
import { CRONTAB } from "./worker/crontab";
import { freeDeadHands, Presence } from "./worker/presence";
import { traceJobs } from "./worker/traces";
import { watchWorker } from "./worker/watch";

/** Every task the app can add; a missing one does not compile. */
const tasks: { [T in keyof TaskPayloads]: (payload: TaskPayloads[T]) => Promise<void> } = {
  mail: sendMail,
  sign_in_mail: sendSignInMail,
  new_address_mail: sendNewAddressMail,
  provider_event: takeProviderEvent,
  charge_reversals: lookAtCharge,
  match_access_request: matchAccessRequest,
  notice_of_change: tellOfChange,
  share_mail: sendShareMail,
  receipt_mail: sendReceiptMail,
  webhook_event: tellOfEvent,
  webhook_send: sendDue,
  import_check: checkImport,
  import_write: writeImport,
};

/** What nobody adds, and the clock starts. */
const byTheClock = {
  expire_handovers: expireHandovers,
  clear_expired: clearExpired,
  settle_unfinished: settleUnfinished,
  tend_payment_methods: tendPaymentMethods,
  take_lost_reversals: takeLostReversals,
  tend_access_requests: tendAccessRequests,
  remind_of_renewal: remindOfRenewal,
  remind_of_overdue: remindOfOverdue,
  auto_pay: autoPay,
  tell_of_running_out: tellOfRunningOut,
  check_newest_facts: checkNewestFacts,
  check_whole_ledger: checkWholeLedger,
  free_dead_hands: () => freeDeadHands(databaseUrl()),
  clear_orphan_files: clearOrphanFiles,
  clear_old_data: clearOldData,
  tend_webhooks: tendWebhooks,
  link_audit_log: linkAuditLog,
  check_audit_log: checkAuditLog,
};

/** What the other hands have begun is finished, if it can be. */
const FINISH_WITHIN_MS = 10_000;

function databaseUrl(): string {
  const { WORKER_DATABASE_URL, DATABASE_URL } = env();
  const url = WORKER_DATABASE_URL ?? DATABASE_URL;
  if (!url) throw new Error("WORKER_DATABASE_URL is not set; `npm start` sets it for the embedded database");
  return url;
}

/** From here on somebody else may be at the same jobs: what this process has in hand ends with it, as if it were killed. */
function endAtOnce(): void {
  log.fatal("worker lost its line to the database");
  process.exit(1);
}

async function work(): Promise<void> {
  const connectionString = databaseUrl();
  const traced = await traceJobs({ ...tasks, ...byTheClock });
  const presence = await Presence.begin(connectionString, endAtOnce);
  const events: WorkerEvents = new EventEmitter();
  const hands: string[] = [];
  events.on("worker:create", ({ worker }) => hands.push(worker.workerId));
  const runner = await run({
    connectionString,
    events,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList: traced.tasks as unknown as TaskList,
    crontab: CRONTAB,
  });
  let isAsked = false;
  const stop = () => {
    isAsked = true;
    void runner.stop();
  };
  const watched = await watchWorker(() => !isAsked);
  process.on("SIGTERM", stop).on("SIGINT", stop);
  // Whoever could not hand a job back takes no more: only a new process has all its hands again.
  runner.events.on("worker:fatalError", ({ error }) => {
    process.exitCode = 1;
    log.fatal({ err: error }, "worker lost a hand");
    setTimeout(() => process.exit(1), FINISH_WITHIN_MS).unref();
    void runner.stop().catch(() => undefined);
  });
  await presence.begun(hands);
  await freeDeadHands(connectionString);
  console.log("worker ready");
  await runner.promise;
  watched?.close();
  await presence.end();
  await disconnect();
  await traced.end();
  if (!isAsked) throw new Error("the queue is worked on no more, though nobody asked for that");
}

work().catch((error: unknown) => {
  log.fatal({ err: error }, "worker stopped");
  process.exit(1);
});
