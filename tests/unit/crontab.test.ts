import { readFileSync } from "node:fs";
import { parseCrontab } from "graphile-worker";
import { describe, expect, test } from "vitest";
import { CRONTAB } from "@/scripts/worker/crontab";

const worker = readFileSync("scripts/worker.ts", "utf8");
const lines = parseCrontab(CRONTAB);

/** Of the slice of payments, and yet only mails. */
const ASKS_NOBODY = ["tell_of_running_out"];

/** What the clock starts that is of the slice of payments, the one slice that asks the provider. */
function askingTasks(): string[] {
  const ofPayments = [...worker.matchAll(/import \{([^}]+)\} from "@\/lib\/payments\//g)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.trim()),
  );
  const [, clock = ""] = /const byTheClock = \{([\s\S]+?)\n\};/.exec(worker) ?? [];
  return [...clock.matchAll(/(\w+): (\w+),/g)].flatMap(([, task = "", run = ""]) =>
    ofPayments.includes(run) && !ASKS_NOBODY.includes(task) ? [task] : [],
  );
}

describe("the crontab", () => {
  test("starts every task of the clock's", () => {
    const [, clock = ""] = /const byTheClock = \{([\s\S]+?)\n\};/.exec(worker) ?? [];
    const tasks = [...clock.matchAll(/^ {2}(\w+):/gm)].map(([, task]) => task);
    expect(lines.map(({ task }) => task).sort()).toEqual(tasks.sort());
  });

  test("[M8] lets what asks the payment provider have one hand at a time, and nothing of it pile up", () => {
    expect(askingTasks().length).toBe(6);
    for (const { task, options } of lines)
      expect([task, options.queueName ?? null, options.jobKey ?? null]).toEqual(
        askingTasks().includes(task)
          ? [task, task === "check_whole_ledger" ? "provider_ledger" : "provider", task]
          : [task, null, null],
      );
  });
});
