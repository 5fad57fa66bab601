import { systemDb } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { checkLedger } from "./queries";
import type { CheckScope } from "./types";

/** Each finding is an error of its own in the log, for whoever is woken by errors. */
async function check(scope: CheckScope): Promise<void> {
  const { findings, uncompared, counts } = await checkLedger(scope, (finding) =>
    log.error({ finding }, "what should say the same about money does not"),
  );
  await systemDb(
    (tx) => tx.$executeRaw`
      INSERT INTO ledger_check (scope, checked_at, findings, uncompared) VALUES (${scope}, portal.now(), ${findings}, ${uncompared})
      ON CONFLICT (scope) DO UPDATE
        SET checked_at = excluded.checked_at, findings = excluded.findings, uncompared = excluded.uncompared`,
  );
  if (uncompared) log.warn({ scope, uncompared }, "payments were not compared with the provider");
  if (scope === "whole") log.info({ counts, findings }, "the ledger was checked");
}

/** Every night, over everything. */
export const checkWholeLedger = (): Promise<void> => check("whole");

/** Many times a day, over what is new. */
export const checkNewestFacts = (): Promise<void> => check("lately");
