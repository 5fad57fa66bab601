import type { MailJob } from "@/lib/platform/jobs";
import { rows } from "./admin";

interface QueuedJob {
  task: string;
  key: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** The jobs waiting to be run, oldest first. */
export const queuedJobs = (): Promise<QueuedJob[]> =>
  rows<QueuedJob>(
    `SELECT task.identifier AS task, job.key, job.payload, job.attempts
     FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
     ORDER BY job.id`,
  );

/** The mails waiting to be sent, oldest first, a confirmation without the receipt that is drawn for it; the sign-in mail, written only when it is sent, is not among them. */
export async function queuedMails(): Promise<MailJob[]> {
  const jobs = await queuedJobs();
  return jobs.flatMap(({ task, payload }) => {
    if (task === "receipt_mail") return [payload.mail as MailJob];
    return task === "mail" ? [payload as unknown as MailJob] : [];
  });
}

/** As if the worker had taken them all. */
export const emptyQueue = (): Promise<unknown> => rows("DELETE FROM graphile_worker._private_jobs");
