import { say } from "../start/step";
import { type Turn, takeTurn } from "./load";
import { median } from "./numbers";
import type { Target } from "./target";

/** How long everything takes. */
export interface Pace {
  warmUpSeconds: number;
  turnSeconds: number;
  rounds: number;
}

export const CONTENDERS = ["portal", "bareHttp", "bareNext"] as const;
export type Contender = (typeof CONTENDERS)[number];
export type Round = Record<Contender, Turn>;
export type Targets = Record<Contender, Target>;

/** All turns of one number of connections. */
export interface Rounds {
  connections: number;
  rounds: Round[];
}

const FIRST = 10;

/** The rate each server reaches, in requests a second, found while it warms up. */
export type Rates = Record<Contender, number>;

export async function warmUp(
  targets: Targets,
  databasePid: number,
  connections: number,
  seconds: number,
): Promise<Rates> {
  const rate = async (target: Target): Promise<number> => {
    const end = performance.now() + seconds * 1000;
    // One at a time first: a cold server that is asked for sixteen pages at once refuses some.
    let last = (await takeTurn(target, databasePid, 1, FIRST)).requestsPerSecond;
    while (performance.now() < end) {
      const turn = await takeTurn(target, databasePid, connections, Math.max(connections * 4, Math.round(last)));
      last = turn.requestsPerSecond;
    }
    return last;
  };
  return {
    portal: await rate(targets.portal),
    bareHttp: await rate(targets.bareHttp),
    bareNext: await rate(targets.bareNext),
  };
}

/** A B C A B C: whatever else the machine does, a round meets it with all three. */
export async function takeRounds(
  targets: Targets,
  databasePid: number,
  connections: number,
  { warmUpSeconds, turnSeconds, rounds }: Pace,
): Promise<Rounds> {
  const rates = await warmUp(targets, databasePid, connections, warmUpSeconds);
  const turn = (one: Contender): Promise<Turn> =>
    takeTurn(targets[one], databasePid, connections, Math.round(rates[one] * turnSeconds));
  const taken: Round[] = [];
  for (let n = 1; n <= rounds; n++) {
    const round = { portal: await turn("portal"), bareHttp: await turn("bareHttp"), bareNext: await turn("bareNext") };
    taken.push(round);
    say(
      `· c=${connections} round ${n} of ${rounds}: portal ${cpu(round.portal)}, bare http ${cpu(round.bareHttp)}, bare Next ${cpu(round.bareNext)}`,
    );
  }
  return { connections, rounds: taken };
}

const cpu = (turn: Turn): string => `${turn.cpuMs.toFixed(2)} ms CPU (others ${turn.otherCores.toFixed(2)} cores)`;

/** The median over the rounds of a figure of one server. */
export const typical = ({ rounds }: Rounds, who: Contender, figure: keyof Turn): number =>
  median(rounds.map((round) => round[who][figure]));

/** The median of the rounds' own ratios: what disturbed a whole round cancels out. */
export const ratio = ({ rounds }: Rounds, figure: keyof Turn, to: Contender): number =>
  median(rounds.map((round) => round.portal[figure] / round[to][figure]));

/** How many of a server's requests were not answered with the page, over all rounds. */
export function failures({ rounds }: Rounds, who: Contender): { failed: number; requests: number } {
  const turns = rounds.map((round) => round[who]);
  const sum = (figure: "failed" | "requests"): number => turns.reduce((all, turn) => all + turn[figure], 0);
  return { failed: sum("failed"), requests: sum("requests") };
}
