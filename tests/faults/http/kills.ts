import { expect, test } from "vitest";
import { openOn } from "../../payments/paying";
import { type Chance, chance, chanceOf } from "../../setup/chance";
import { freshInvoice } from "../fresh-invoice";
import { type Game, payCalmly, play } from "./player";
import type { Stage } from "./stage";
import { calmDown, expectKept, expectMails, expectNeverOver, expectTruth } from "./truth";

/** As many as CI has time for; `KILLS=200 DB_KILLS=20 npm run test:faults` for the full count. */
const KILLS = Number(process.env.KILLS ?? 6);
const DB_KILLS = Number(process.env.DB_KILLS ?? 2);
const INVOICES_A_ROUND = 8;
const STEPS = 12;
const KILLS_A_ROUND = 8;

type Victim = "web" | "worker" | "database";

/** Who dies after how many steps of everybody's together. */
function fates(victims: readonly Victim[], dice: Chance): { victim: Victim; after: number }[] {
  const share = (INVOICES_A_ROUND * STEPS) / victims.length;
  return victims.map((victim, nth) => ({ victim, after: 1 + Math.floor(nth * share) + dice.below(Math.floor(share)) }));
}

async function kill(portal: Stage["portal"], victim: Victim): Promise<void> {
  await portal[victim].kill();
}

export function testKills({ portal, cast }: Stage): void {
  test(`[P1, M1, M3, M4, M8] killed ${KILLS} times and its database ${DB_KILLS} times, the portal charges nobody twice and loses nothing it has answered`, async () => {
    const { seed, shuffled } = chance();
    const apps = Array.from({ length: KILLS }, (_, nth): Victim => (nth % 2 === 0 ? "web" : "worker"));
    const victims = shuffled<Victim>([...apps, ...Array<Victim>(DB_KILLS).fill("database")]);
    let paid = 0;
    for (let first = 0; first < victims.length; first += KILLS_A_ROUND) {
      const dice = chanceOf(seed + first);
      const numbers: string[] = [];
      for (let nth = 0; nth < INVOICES_A_ROUND; nth += 1) numbers.push(await freshInvoice(`K-${seed}-${first + nth}`));
      const calm = await freshInvoice(`K-${seed}-${first}-calm`);
      const doomed = fates(victims.slice(first, first + KILLS_A_ROUND), dice);
      const dying: Promise<void>[] = [];
      let steps = 0;
      const onStep = (): void => {
        steps += 1;
        for (const { victim } of doomed.filter(({ after }) => after === steps)) dying.push(kill(portal, victim));
      };
      const promised = { sessions: new Set<string>(), attempts: new Set<string>() };
      const game: Game = { portal, ...cast(), numbers, promised, onStep };
      const storm = numbers.map((number, nth) => play(game, number, STEPS, chanceOf(seed + first + nth)));
      await Promise.all([...storm, payCalmly(game, calm)]);
      await Promise.all(dying);
      await calmDown(portal);
      await expectTruth();
      expect(await openOn(calm)).toBe(0);
      paid += await expectNeverOver(portal, [...numbers, calm]);
      await expectKept(portal, promised);
      await expectMails(portal);
    }
    console.log(
      `${paid} invoices paid, seed ${seed}, ended: ${JSON.stringify([portal.web.endings, portal.worker.endings])}`,
    );
    expect(paid).toBeGreaterThan(0);
  }, 3_600_000);
}
