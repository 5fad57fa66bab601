import { ACTORS, KINDS, type Kind } from "./actors";
import { outcomeOf, refusalIn } from "./answers";
import { changesSince, type Fingerprint, fingerprint } from "./fingerprint";
import { type Expectation, faultsOf } from "./judge";
import { type Everybodys, everybodysWords, wordsOf } from "./owners";
import { type Portal, startPortal } from "./portal";
import { type Sent, send } from "./requests";
import type { Outcome } from "./row";
import { arrangeWorld, type World } from "./world";

export interface Answered {
  readonly outcome: Outcome;
  readonly refusal: string | null;
  /** What is wrong with the answer, in sentences. */
  readonly faults: readonly string[];
}

export interface Ask extends Pick<Expectation, "outcomes" | "shows" | "isPublic"> {
  readonly what: string;
  readonly sent: Sent;
}

/** One world with one portal on it, and what has come of asking it so far. */
export class Run {
  leaks = 0;
  private constructor(
    readonly portal: Portal,
    readonly world: World,
    readonly everybodys: Everybodys,
    private readonly words: ReadonlyMap<Kind, ReadonlySet<string>>,
    readonly asArranged: Fingerprint,
  ) {}

  static async start(folder: string): Promise<Run> {
    const world = await arrangeWorld();
    const words = await Promise.all(KINDS.map(async (kind) => [kind, await wordsOf(world[kind])] as const));
    const portal = await startPortal(folder);
    return new Run(portal, world, await everybodysWords(), new Map(words), await fingerprint());
  }

  knownTo = (kind: Kind): Pick<Expectation, "mine" | "everybodys"> => ({
    mine: this.words.get(kind) ?? new Set(),
    everybodys: this.everybodys,
  });

  /** Sends it for one kind of actor. */
  async ask(kind: Kind, { what, sent, ...expected }: Ask): Promise<Answered> {
    const { url } = this.portal;
    const answer = await send(url, sent, this.world[kind].session);
    const { leaks, faults } = faultsOf(sent, answer, { ...expected, url, ...this.knownTo(kind) });
    this.leaks += leaks.length;
    const who = ACTORS[kind].who;
    return {
      outcome: outcomeOf(answer, url),
      refusal: refusalIn(answer),
      faults: faults.map((fault) => `${who}, ${what}: ${fault}`),
    };
  }

  askAll = (kind: Kind, asks: readonly Ask[]): Promise<Answered[]> =>
    Promise.all(asks.map((ask) => this.ask(kind, ask)));

  /** The tables that are not as they were, at first when all was arranged. */
  touched = async (since = this.asArranged): Promise<string[]> => changesSince(since, await fingerprint());
}
