import type { Tx } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";

/**
 * Tells the other contacts of what was just recorded in history, in the transaction that did it [CON-7]. The worker finds
 * out whom and writes the mails: whoever acted may see neither all contacts nor what each wants to be told.
 * @param eventIds the audit rows of one act; everybody gets one mail about all of them
 */
export const noticeOfChange = async (tx: Tx, ...eventIds: readonly string[]): Promise<void> => {
  const [first] = eventIds;
  if (first) await enqueue(tx, "notice_of_change", { eventIds: [...eventIds] }, `notice:${first}`);
};
