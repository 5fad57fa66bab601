/** Manage Users once more, in memory and as simply as it can be said: what the portal is held against [A4]. */

export interface Place {
  isPrimary: boolean;
  isCardHolder: boolean;
  /** Last day, included; null for good. */
  ends: string | null;
}

export interface Offer {
  contract: string;
  role: "primary" | "card_holder";
  from: string;
  to: string;
}

export class Model {
  /** By contract, by person. */
  readonly places = new Map<string, Map<string, Place>>();
  /** Open ones, by the number they were made with. */
  readonly offers = new Map<number, Offer>();

  constructor(readonly today: string) {}

  on = (contract: string): Map<string, Place> => this.places.get(contract) ?? new Map();

  /** Whether somebody sees a contract. */
  sees(person: string, contract: string): boolean {
    const place = this.on(contract).get(person);
    return place !== undefined && this.lasts(place.ends);
  }

  private lasts = (ends: string | null): boolean => ends === null || ends >= this.today;

  private mayGive(by: string, contract: string, ends: string | null): boolean {
    const own = this.on(contract).get(by)?.ends ?? null;
    return this.lasts(ends) && (own === null || (ends !== null && ends <= own));
  }

  /** Each of these says whether it is done; if not, nothing has changed. */
  grant(by: string, person: string, contracts: readonly string[], ends: string | null): boolean {
    if (!contracts.every((contract) => this.sees(by, contract) && this.mayGive(by, contract, ends))) return false;
    for (const contract of contracts) {
      if (this.sees(person, contract)) continue;
      this.on(contract).set(person, { isPrimary: false, isCardHolder: false, ends });
    }
    return true;
  }

  remove(by: string, wanted: readonly (readonly [person: string, contract: string])[]): boolean {
    const there = wanted.filter(([person, contract]) => this.sees(by, contract) && this.on(contract).has(person));
    let isAny = false;
    for (const [person, contract] of there) {
      const place = this.on(contract).get(person);
      if (!place || place.isPrimary || place.isCardHolder) continue;
      isAny = true;
      this.on(contract).delete(person);
      for (const [id, offer] of this.offers)
        if (offer.contract === contract && [offer.from, offer.to].includes(person)) this.offers.delete(id);
    }
    return isAny;
  }

  setEnd(by: string, person: string, contract: string, ends: string | null): boolean {
    const place = this.on(contract).get(person);
    if (!place || !this.sees(by, contract) || place.isPrimary || place.isCardHolder || person === by) return false;
    if (!this.mayGive(by, contract, ends)) return false;
    place.ends = ends;
    return true;
  }

  nominate(id: number, offer: Offer): boolean {
    const { contract, role, from, to } = offer;
    const place = this.on(contract).get(to);
    const isAsked = [...this.offers.values()].some((open) => open.contract === contract && open.role === role);
    if (!place || place.ends !== null || from === to || isAsked || !this.holds(from, contract, role)) return false;
    this.offers.set(id, offer);
    return true;
  }

  answer(by: string, id: number, how: "accept" | "decline" | "withdraw"): boolean {
    const offer = this.offers.get(id);
    if (!offer || !this.sees(by, offer.contract) || by !== (how === "withdraw" ? offer.from : offer.to)) return false;
    const [from, to] = [offer.from, offer.to].map((person) => this.on(offer.contract).get(person));
    if (how === "accept") {
      if (!from || !to || to.ends !== null) return false;
      const role = offer.role === "primary" ? "isPrimary" : "isCardHolder";
      from[role] = false;
      to[role] = true;
    }
    this.offers.delete(id);
    return true;
  }

  private holds(person: string, contract: string, role: Offer["role"]): boolean {
    const place = this.on(contract).get(person);
    return Boolean(role === "primary" ? place?.isPrimary : place?.isCardHolder);
  }

  /** Every place, and who sees what, as sorted lines. */
  lines(): string[] {
    return [...this.places]
      .flatMap(([contract, people]) =>
        [...people].map(([person, { isPrimary, isCardHolder, ends }]) =>
          [contract, person, isPrimary, isCardHolder, ends ?? "", this.sees(person, contract)].join(" "),
        ),
      )
      .sort();
  }
}
