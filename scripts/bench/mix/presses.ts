import { Agent } from "node:http";
import type { ControlClient } from "../../../sandbox/control/client";
import { readEntries } from "../../../tests/matrix/entries";
import { type Answer, actionRequest, send } from "../../../tests/matrix/requests";
import { root } from "../../migration/paths";
import type { Giver, Person } from "./people";

const ACTIONS = {
  pay: "lib/payments/sets/actions.ts payTogetherAction",
  give: "lib/users/actions.ts addToContractsAction",
  take: "lib/users/actions.ts removePlacesAction",
} as const;

const CARD = "4242424242424242";
const MOST_TOLD = 3;

/** What somebody did that came to nothing, and why. */
export interface Pressed {
  done: number;
  failed: number;
  reasons: string[];
}

/** The buttons that are pressed beside what is read: paying, and giving a contract to somebody and taking it again. */
export class Presses {
  readonly pressed: Pressed = { done: 0, failed: 0, reasons: [] };
  /** References that were paid at the provider. */
  readonly paid: string[] = [];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #ids = new Map(readEntries(root).actions.map(({ name, id }) => [name, id]));

  /** `url` has the name that the portal knows itself by: no other origin may press anything. */
  constructor(
    private readonly url: string,
    private readonly provider: ControlClient,
  ) {}

  /** Pressed in two tabs at once, paid on the provider's page, and back: one charge, and a page that says so. */
  pay = ({ session }: Person, reference: string): Promise<void> =>
    this.#count(`paying ${reference}`, async () => {
      const press = () => this.#press("pay", `/pay?invoice=${reference}`, { invoice: reference, way: "card" }, session);
      const targets = (await Promise.all([press(), press()])).map(ledTo);
      const checkout = targets.map((target) => /\/c\/pay\/(cs_\w+)/.exec(target ?? "")?.[1]).find(Boolean);
      if (!checkout) throw new Error(`led to ${targets.join(" and ")}`);
      const { outcome, session: there } = await this.provider.pay(checkout, { card: CARD });
      if (outcome !== "succeeded") throw new Error(`the provider says ${outcome}`);
      this.paid.push(reference);
      const attempt = there.metadata?.attempt ?? "";
      const back = await this.#send({ method: "GET", path: `/payments/${attempt}`, headers: {}, body: "" }, session);
      if (back.status !== 200) throw new Error(`coming back was answered ${back.status}`);
    });

  give = ({ session, other, contract }: Giver): Promise<void> =>
    this.#count(`giving ${contract}`, async () =>
      mustBeDone(
        await this.#press("give", `/users/add?person=${other}`, { person: other, contracts: contract }, session),
      ),
    );

  take = ({ session, other, contract }: Giver): Promise<void> =>
    this.#count(`taking ${contract}`, async () => {
      const place = `${other}.${contract}`;
      mustBeDone(await this.#press("take", `/users/remove?place=${place}`, { places: place }, session));
    });

  close(): void {
    this.#agent.destroy();
  }

  async #count(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.pressed.done += 1;
    } catch (error) {
      this.pressed.failed += 1;
      if (this.pressed.reasons.length < MOST_TOLD) this.pressed.reasons.push(`${what}: ${(error as Error).message}`);
    }
  }

  #press(action: keyof typeof ACTIONS, path: string, fields: Record<string, string>, session: string): Promise<Answer> {
    const id = this.#ids.get(ACTIONS[action]);
    if (!id) throw new Error(`the build has no ${ACTIONS[action]}`);
    return this.#send(actionRequest(id, path, fields, new URL(this.url).origin), session);
  }

  #send = (sent: Parameters<typeof send>[1], session: string): Promise<Answer> =>
    send(this.url, sent, session, this.#agent);
}

/** Where a press has led to; null where it was refused. */
function ledTo({ headers }: Answer): string | null {
  const target = headers["x-action-redirect"] ?? headers.location;
  return target ? (String(target).split(";")[0] ?? null) : null;
}

/** What is refused is answered with 200 as well: the form's new state says which it was. */
function mustBeDone(answer: Answer): void {
  const body = answer.body.toString("utf8");
  if (answer.status === 303 || (answer.status === 200 && /"status":"done"/.test(body))) return;
  throw new Error(`answered ${answer.status}: ${/"message":"([^"]*)"/.exec(body)?.[1] ?? ""}`);
}
