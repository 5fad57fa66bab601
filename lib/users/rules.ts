import { isPlainDate, type PlainDate } from "@/lib/platform/dates";
import { type Contact, type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { DoneReport } from "@/lib/platform/form-state";
import type { Place } from "./schema";
import type { HandoverOffer, HandoverRole, LetIn, ManageBillingFacts, NominationFacts, PlaceFacts } from "./types";

type GiverFacts = Pick<
  PlaceFacts,
  "contractNumber" | "today" | "viewerIsContact" | "viewerEndsOn" | "primaryContact" | "customerService"
>;

/** Contract contacts add people, for no longer than they are on the contract themselves [USR-7, USR-8]. */
export const canGive = (contract: GiverFacts, endsOn: PlainDate | null): Decision =>
  decide([contactsOnly(contract), alreadyOver(contract, endsOn), beyondOwnEnd(contract, endsOn)]);

/** The primary billing contact and the card holder stay until another takes over, the last who may manage billing too [USR-5, ACC-8]. */
export const canRemove = (place: PlaceFacts): Decision =>
  decide([contactsOnly(place), protectedPrimary(place), protectedCardHolder(place), lastHolder(place)]);

/** Whoever is protected has no end date, and nobody prolongs themselves [USR-8]. */
export const canSetEnd = (place: PlaceFacts): Decision =>
  decide([
    contactsOnly(place),
    place.isPrimary || place.isCardHolder ? refused("users.protected_end", askService(place)) : null,
    place.isSelf ? refused("users.own_end", { ask: place.primaryContact ?? place.customerService }) : null,
  ]);

/** Nor may access end by itself of whom manage billing hangs on [ACC-8]. */
export const canEndOn = (place: PlaceFacts, endsOn: PlainDate | null): Decision => {
  const may = canSetEnd(place);
  if (!may.allowed) return may;
  const last = endsOn === null ? null : lastHolder(place);
  return last ? decide([last]) : canGive(place, endsOn);
};

/** Given by anyone who holds it, to contract contacts [ACC-8]. */
export const canGiveManageBilling = (facts: ManageBillingFacts): Decision =>
  decide([
    notAHolder(facts),
    facts.personIsContact ? null : refused("users.billing_contacts_only", { ask: facts.customerService }),
    facts.personHolds ? refused("users.billing_held", { params: { name: facts.personName } }) : null,
  ]);

/** Taken by anyone who holds it, never from a primary billing contact, nor from the last holder [ACC-8]. */
export const canTakeManageBilling = (facts: ManageBillingFacts): Decision => {
  const { personName: name, customerService: ask } = facts;
  return decide([
    notAHolder(facts),
    facts.personIsPrimary ? refused("users.billing_primary", { ask, params: { name } }) : null,
    facts.personHolds && facts.holders <= 1 ? refused("users.billing_last", { ask, params: { name } }) : null,
    facts.personHolds ? null : refused("users.billing_not_held", { params: { name } }),
  ]);
};

const notAHolder = ({ viewerHolds, holder, customerService }: ManageBillingFacts): Refusal | null =>
  viewerHolds ? null : refused("users.billing_not_yours", { ask: holder ?? customerService });

const contactsOnly = ({ viewerIsContact, primaryContact, customerService }: GiverFacts): Refusal | null =>
  viewerIsContact ? null : refused("access.contacts_only", { ask: primaryContact ?? customerService });

function alreadyOver({ today }: GiverFacts, endsOn: PlainDate | null): Refusal | null {
  return endsOn !== null && endsOn < today ? refused("users.end_over", { params: { today } }) : null;
}

function beyondOwnEnd(giver: GiverFacts, endsOn: PlainDate | null): Refusal | null {
  const { viewerEndsOn, contractNumber: number } = giver;
  if (viewerEndsOn === null || (endsOn !== null && endsOn <= viewerEndsOn)) return null;
  const ask = giver.primaryContact ?? giver.customerService;
  return refused("users.beyond_own_end", { ask, params: { number, ends: viewerEndsOn } });
}

const askService = ({ customerService, contractNumber, personName }: PlaceFacts) => ({
  ask: customerService,
  params: { number: contractNumber, name: personName },
});

function protectedPrimary(place: PlaceFacts): Refusal | null {
  if (!place.isPrimary) return null;
  return refused(place.isSelf ? "users.own_primary" : "users.primary_protected", askService(place));
}

function protectedCardHolder(place: PlaceFacts): Refusal | null {
  if (!place.isCardHolder) return null;
  return refused(place.isSelf ? "users.own_card_holder" : "users.card_holder_protected", askService(place));
}

function lastHolder(place: PlaceFacts): Refusal | null {
  if (!place.isLastHolder) return null;
  const { customerService: ask, personName: name, billGroup: group } = place;
  return refused(place.isSelf ? "users.own_last_holder" : "users.last_holder", { ask, params: { name, group } });
}

/** A nomination waits so long for the other's answer [USR-6]. */
export const HANDOVER_DAYS = 14;

/** The holder nominates somebody on the contract whose place has no end [USR-6, USR-8]. */
export const canNominate = (facts: NominationFacts): Decision => {
  const { contractNumber: number, customerService: ask, nominee } = facts;
  return decide([
    facts.holdsRole ? null : refused("users.not_holder", { ask: facts.holder ?? ask, params: { number } }),
    facts.isOpen ? refused("users.nominated_already", { params: { number } }) : null,
    nominee?.isSelf ? refused("users.nominee_self", { params: { number } }) : null,
    nominee?.endsOn ? refused("users.nominee_ends", { params: { name: nominee.name, ends: nominee.endsOn } }) : null,
  ]);
};

/** Declined by the nominated person, while it is open [USR-6]. */
export const canDecline = (offer: Omit<HandoverOffer, "decision">): Decision =>
  decide([
    offer.isMine ? null : refused("users.not_nominee", askIf(offer.to)),
    offer.isOpen ? null : refused("users.handover_over", askIf(offer.from)),
  ]);

/** Accepted by them while besides the other still has the role, and their own place has no end [USR-6, USR-8]. */
export const canAccept = (offer: Omit<HandoverOffer, "decision">): Decision =>
  decide([
    offer.isMine ? null : refused("users.not_nominee", askIf(offer.to)),
    offer.isOpen ? null : refused("users.handover_over", askIf(offer.from)),
    offer.stillHeld ? null : refused("users.handover_stale", askIf(offer.from)),
    offer.to && offer.toEndsOn
      ? refused("users.nominee_ends", {
          ...askIf(offer.from),
          params: { name: offer.to.name, ends: offer.toEndsOn },
        })
      : null,
  ]);

/** Whom to ask, where they are still there. */
export const askIf = (ask: Contact | null): { ask?: Contact } => (ask ? { ask } : {});

/** A place as one word, for addresses and forms; `place` of the schema reads it. */
export const placeKey = ({ person, contractNumber }: Place): string => `${person}.${contractNumber}`;

type UsersPlace = Partial<Record<"q" | "after" | "before" | "open" | "from" | "select" | "rule", string | undefined>>;

/** Manage Users, as it is searched and opened. */
export const usersPath = (place: UsersPlace = {}): string => {
  const given = Object.entries(place).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/users?${new URLSearchParams(given)}` : "/users";
};

export const personPath = (person: string): string => usersPath({ open: person });

/** The confirmation of a removal, of whole people and of places. */
export const removalAddress = (people: readonly string[], places: readonly string[]): string =>
  `/users/remove?${new URLSearchParams([...people.map((id) => ["person", id]), ...places.map((key) => ["place", key])])}`;

export const removalPath = (one: Place): string => removalAddress([], [placeKey(one)]);

export const addPath = (person: string): string => `/users/add?person=${person}`;
export const nominatePath = (contractNumber: string, role: HandoverRole): string =>
  `/users/handover?${new URLSearchParams({ contract: contractNumber, role })}`;
export const handoverPath = (id: string): string => `/users/handover/${id}`;
export const endPath = (one: Place): string => `/users/end?${new URLSearchParams({ place: placeKey(one) })}`;

/** Today or a later day, for a field that takes one. */
export const isOver = (endsOn: PlainDate | null, today: PlainDate): boolean =>
  endsOn !== null && isPlainDate(endsOn) && endsOn < today;

/** What adding somebody came to, in words [USR-2]. */
export const letInReport = ({ email, added, already }: LetIn): DoneReport => ({
  ...(added.length > 0
    ? { key: "users_added", values: { email, numbers: added.join(", ") } }
    : { key: "users_added_nothing", values: { email } }),
  ...(added.length > 0 && already.length > 0
    ? { items: [{ key: "users_already", values: { numbers: already.join(", ") } }] }
    : {}),
});
