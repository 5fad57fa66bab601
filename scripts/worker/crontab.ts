/**
 * A run that asks the payment provider: one of a queue at a time, so that a provider that does not answer keeps one of the
 * worker's hands from everything else, and one of its kind waiting at most, so that they do not pile up meanwhile.
 */
const asking = (when: string, task: string, max: number, queue = "provider"): string =>
  `${when} ${task} ?max=${max}&queue=${queue}&jobKey=${task}&jobKeyMode=preserve_run_at`;

/** Minute by minute as cron writes it, in UTC. */
export const CRONTAB = [
  "17 * * * * clear_expired ?max=3",
  "* * * * * free_dead_hands ?max=1",
  asking("* * * * *", "settle_unfinished", 3),
  asking("* * * * *", "tend_payment_methods", 3),
  asking("*/5 * * * *", "take_lost_reversals", 1),
  "7 * * * * expire_handovers ?max=3",
  "27 * * * * tend_access_requests ?max=3",
  "*/5 * * * * remind_of_renewal ?max=1",
  "*/5 * * * * remind_of_overdue ?max=1",
  "*/5 * * * * tell_of_running_out ?max=1",
  asking("*/5 * * * *", "auto_pay", 1),
  asking("*/10 * * * *", "check_newest_facts", 1),
  // It goes through everything, and nobody's payment waits for that.
  asking("33 2 * * *", "check_whole_ledger", 1, "provider_ledger"),
  "37 3 * * * clear_orphan_files ?max=1",
  "41 3 * * * clear_old_data ?max=1",
  "*/10 * * * * tend_webhooks ?max=1",
  "* * * * * link_audit_log ?max=1",
  "53 3 * * * check_audit_log ?max=1",
].join("\n");
