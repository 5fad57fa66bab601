import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import messages from "@/messages/en.json";
import {
  canAccept,
  canDecline,
  canEndOn,
  canGive,
  canGiveManageBilling,
  canNominate,
  canRemove,
  canSetEnd,
  canTakeManageBilling,
  endPath,
  handoverPath,
  isOver,
  letInReport,
  nominatePath,
  placeKey,
  removalAddress,
  usersPath,
} from "./rules";
import { place } from "./schema";
import type { HandoverOffer, ManageBillingFacts, NominationFacts, PlaceFacts } from "./types";

const SERVICE = { name: "Fjord Cloud Customer Service", email: "service@fjord.example", phone: "+1 415 555 0100" };
const ADA = { name: "Ada Byron", email: "ada@acme.example", phone: null };
const BEN = { name: "Ben Ode", email: "ben@acme.example", phone: null };
const TODAY = plainDate("2027-03-10");

/** Days as people write them; null for good. */
type Days<Facts> = Partial<Omit<Facts, "endsOn" | "viewerEndsOn">> & {
  endsOn?: string | null;
  viewerEndsOn?: string | null;
};
const day = (text: string | null) => (text === null ? null : plainDate(text));

/** A colleague's plain place, which may go. */
const aPlace = ({ endsOn = null, viewerEndsOn = null, ...facts }: Days<PlaceFacts> = {}): PlaceFacts => ({
  contractNumber: "C-1001",
  personName: "Ben Ode",
  isPrimary: false,
  isCardHolder: false,
  billGroup: "Acme US",
  isLastHolder: false,
  isSelf: false,
  today: TODAY,
  viewerIsContact: true,
  primaryContact: ADA,
  customerService: SERVICE,
  ...facts,
  endsOn: day(endsOn),
  viewerEndsOn: day(viewerEndsOn),
});

const reasons = (decision: Decision): string[] =>
  decision.allowed ? [] : [decision.reason, ...decision.also.map(({ reason }) => reason)];
const asked = (decision: Decision) => (decision.allowed ? undefined : decision.ask);

/** Every reason that a test here has seen; the last test holds it against the message file. */
const seen = new Set<string>();
const expectReasons = (decision: Decision, expected: readonly string[]): void => {
  for (const reason of reasons(decision)) seen.add(reason);
  expect(reasons(decision)).toEqual(expected);
};

describe("letting somebody in", () => {
  test.each<[string | null, string | null, string[]]>([
    // own end, given end
    [null, null, []],
    [null, "2027-03-09", ["users.end_over"]], // yesterday
    [null, "2027-03-10", []], // today still counts
    [null, "2027-03-11", []],
    [null, "0001-01-01", ["users.end_over"]],
    [null, "9999-12-31", []],
    ["2027-03-31", "2027-03-30", []],
    ["2027-03-31", "2027-03-31", []], // as long as one's own
    ["2027-03-31", "2027-04-01", ["users.beyond_own_end"]],
    ["2027-03-31", null, ["users.beyond_own_end"]], // for good is longer
    ["2027-03-10", "2027-03-10", []], // on one's own last day, for that day
    ["2027-03-10", "2027-03-09", ["users.end_over"]],
  ])("[USR-7, USR-8] by whose own place ends %s, until %s: %j", (viewerEndsOn, endsOn, expected) => {
    expectReasons(canGive(aPlace({ viewerEndsOn }), day(endsOn)), expected);
  });

  test("[ACC-8, WHY-1] is for contract contacts, and the primary one is whom to ask; else customer service", () => {
    const decision = canGive(aPlace({ viewerIsContact: false }), null);
    expectReasons(decision, ["access.contacts_only"]);
    expect(asked(decision)).toEqual(ADA);
    expect(asked(canGive(aPlace({ viewerIsContact: false, primaryContact: null }), null))).toEqual(SERVICE);
  });

  test("[USR-8, WHY-1] no longer than one's own says until when, and who can do more", () => {
    const decision = canGive(aPlace({ viewerEndsOn: "2027-03-31" }), null);
    expect(decision).toMatchObject({ params: { number: "C-1001", ends: "2027-03-31" }, ask: ADA });
  });
});

describe("removing somebody", () => {
  test.each<[Partial<PlaceFacts>, string[]]>([
    [{}, []],
    [{ isSelf: true }, []], // oneself too [USR-7]
    [{ isPrimary: true }, ["users.primary_protected"]],
    [{ isCardHolder: true }, ["users.card_holder_protected"]],
    [{ isPrimary: true, isCardHolder: true }, ["users.primary_protected", "users.card_holder_protected"]],
    [{ isPrimary: true, isSelf: true }, ["users.own_primary"]],
    [{ isCardHolder: true, isSelf: true }, ["users.own_card_holder"]],
    [{ isPrimary: true, isCardHolder: true, isSelf: true }, ["users.own_primary", "users.own_card_holder"]],
    [{ isLastHolder: true }, ["users.last_holder"]],
    [{ isLastHolder: true, isSelf: true }, ["users.own_last_holder"]],
    [{ isLastHolder: true, isCardHolder: true }, ["users.card_holder_protected", "users.last_holder"]],
    [{ viewerIsContact: false }, ["access.contacts_only"]],
    [{ viewerIsContact: false, isPrimary: true }, ["access.contacts_only", "users.primary_protected"]],
  ])("[USR-5, ACC-8] %j: %j", (facts, expected) => {
    expectReasons(canRemove(aPlace(facts)), expected);
  });

  test("[USR-5, WHY-1] a protected one names the person, the contract and customer service", () => {
    for (const facts of [{ isPrimary: true }, { isCardHolder: true }])
      expect(canRemove(aPlace(facts))).toMatchObject({
        ask: SERVICE,
        params: { number: "C-1001", name: "Ben Ode" },
      });
    expect(canRemove(aPlace({ isLastHolder: true }))).toMatchObject({
      ask: SERVICE,
      params: { group: "Acme US", name: "Ben Ode" },
    });
  });

  test("[USR-8] one whose access has ended can be removed all the same", () => {
    expectReasons(canRemove(aPlace({ endsOn: "2027-03-01" })), []);
  });
});

describe("setting an end", () => {
  test.each<[Days<PlaceFacts>, string | null, string[]]>([
    [{}, "2027-03-10", []],
    [{}, null, []],
    [{ endsOn: "2027-03-01" }, null, []], // opens one again
    [{}, "2027-03-09", ["users.end_over"]],
    [{ viewerEndsOn: "2027-03-31" }, "2027-04-01", ["users.beyond_own_end"]],
    [{ viewerEndsOn: "2027-03-31" }, null, ["users.beyond_own_end"]],
    [{ isSelf: true }, "2027-03-11", ["users.own_end"]],
    [{ isSelf: true, isPrimary: true }, "2027-03-11", ["users.protected_end", "users.own_end"]],
    [{ isPrimary: true }, null, ["users.protected_end"]],
    [{ isCardHolder: true }, "2027-03-09", ["users.protected_end"]],
    [{ isLastHolder: true }, "2027-03-11", ["users.last_holder"]],
    [{ isLastHolder: true }, null, []],
    [{ viewerIsContact: false }, "2027-03-11", ["access.contacts_only"]],
  ])("[USR-8] of %j until %s: %j", (facts, endsOn, expected) => {
    expectReasons(canEndOn(aPlace(facts), day(endsOn)), expected);
  });

  test("[USR-8, WHY-1] nobody prolongs themselves: the primary contact can; a protected one: customer service", () => {
    expect(asked(canSetEnd(aPlace({ isSelf: true })))).toEqual(ADA);
    expect(asked(canSetEnd(aPlace({ isSelf: true, primaryContact: null })))).toEqual(SERVICE);
    expect(asked(canSetEnd(aPlace({ isPrimary: true })))).toEqual(SERVICE);
  });

  test.each([
    [null, false],
    ["2027-03-09", true],
    ["2027-03-10", false], // the day itself still counts
    ["2027-03-11", false],
  ])("[USR-8] an end on %s is over on 10 March: %s", (endsOn, expected) => {
    expect(isOver(day(endsOn), TODAY)).toBe(expected);
  });
});

describe("manage billing", () => {
  const facts = (some: Partial<ManageBillingFacts> = {}): ManageBillingFacts => ({
    viewerHolds: true,
    viewerIsContact: true,
    personHolds: false,
    personIsPrimary: false,
    personIsContact: true,
    holders: 1,
    personName: "Ben Ode",
    holder: ADA,
    customerService: SERVICE,
    ...some,
  });

  test.each<[Partial<ManageBillingFacts>, string[]]>([
    [{}, []],
    [{ viewerHolds: false }, ["users.billing_not_yours"]],
    [{ personIsContact: false }, ["users.billing_contacts_only"]],
    [{ personHolds: true, holders: 2 }, ["users.billing_held"]],
    [{ viewerHolds: false, personHolds: true }, ["users.billing_not_yours", "users.billing_held"]],
  ])("[ACC-8] given, with %j: %j", (some, expected) => {
    expectReasons(canGiveManageBilling(facts(some)), expected);
  });

  test.each<[Partial<ManageBillingFacts>, string[]]>([
    [{ personHolds: true, holders: 2 }, []],
    [{ personHolds: true, holders: 1 }, ["users.billing_last"]],
    [{ personHolds: true, personIsPrimary: true, holders: 2 }, ["users.billing_primary"]],
    [{ personHolds: true, personIsPrimary: true, holders: 1 }, ["users.billing_primary", "users.billing_last"]],
    [{ personHolds: false, holders: 1 }, ["users.billing_not_held"]],
    [{ personHolds: true, holders: 2, viewerHolds: false }, ["users.billing_not_yours"]],
  ])("[ACC-8] taken, with %j: %j", (some, expected) => {
    expectReasons(canTakeManageBilling(facts(some)), expected);
  });

  test("[ACC-8, WHY-1] without the permission a holder is named whom to ask; else customer service", () => {
    expect(asked(canGiveManageBilling(facts({ viewerHolds: false })))).toEqual(ADA);
    expect(asked(canTakeManageBilling(facts({ viewerHolds: false, holder: null })))).toEqual(SERVICE);
    expect(asked(canTakeManageBilling(facts({ personHolds: true })))).toEqual(SERVICE);
  });
});

describe("handing a role over", () => {
  const facts = (some: Partial<NominationFacts> = {}): NominationFacts => ({
    contractNumber: "C-1001",
    holdsRole: true,
    holder: ADA,
    isOpen: false,
    nominee: { name: "Ben Ode", isSelf: false, endsOn: null },
    customerService: SERVICE,
    ...some,
  });

  test.each<[Partial<NominationFacts>, string[]]>([
    [{}, []],
    [{ nominee: null }, []], // nobody chosen yet: the page may be shown
    [{ holdsRole: false }, ["users.not_holder"]],
    [{ isOpen: true }, ["users.nominated_already"]],
    [{ nominee: { name: "Ada Byron", isSelf: true, endsOn: null } }, ["users.nominee_self"]],
    [{ nominee: { name: "Ben Ode", isSelf: false, endsOn: TODAY } }, ["users.nominee_ends"]],
    [{ holdsRole: false, isOpen: true }, ["users.not_holder", "users.nominated_already"]],
  ])("[USR-6] nominating with %j: %j", (some, expected) => {
    expectReasons(canNominate(facts(some)), expected);
  });

  test("[USR-6, WHY-1] whoever has the role is whom to ask, customer service where nobody has", () => {
    expect(asked(canNominate(facts({ holdsRole: false })))).toEqual(ADA);
    expect(asked(canNominate(facts({ holdsRole: false, holder: null })))).toEqual(SERVICE);
  });

  const anOffer = (some: Partial<HandoverOffer> = {}): Omit<HandoverOffer, "decision"> => ({
    id: "0197b5c8-0000-7000-8000-000000000001",
    contractNumber: "C-1001",
    role: "primary",
    from: ADA,
    to: BEN,
    createdAt: new Date(0),
    expiresAt: new Date(0),
    timeZone: "America/Los_Angeles",
    isMine: true,
    isOwn: false,
    isOpen: true,
    outcome: null,
    stillHeld: true,
    toEndsOn: null,
    ...some,
  });

  test.each<[Partial<HandoverOffer>, string[]]>([
    [{}, []],
    [{ isMine: false }, ["users.not_nominee"]],
    [{ isOpen: false }, ["users.handover_over"]],
    [{ stillHeld: false }, ["users.handover_stale"]],
    [{ toEndsOn: TODAY }, ["users.nominee_ends"]], // who takes over has no end date
    [
      { isMine: false, isOpen: false, stillHeld: false },
      ["users.not_nominee", "users.handover_over", "users.handover_stale"],
    ],
  ])("[USR-6] accepting with %j: %j", (some, expected) => {
    expectReasons(canAccept(anOffer(some)), expected);
  });

  test.each<[Partial<HandoverOffer>, string[]]>([
    [{}, []],
    [{ isMine: false }, ["users.not_nominee"]],
    [{ isOpen: false }, ["users.handover_over"]],
    [{ stillHeld: false, toEndsOn: TODAY }, []], // a no is always taken
  ])("[USR-6] declining with %j: %j", (some, expected) => {
    expectReasons(canDecline(anOffer(some)), expected);
  });

  test("[USR-6, WHY-1] the one who was asked, or the one who asked, can help", () => {
    expect(asked(canAccept(anOffer({ isMine: false })))).toEqual(BEN);
    expect(asked(canAccept(anOffer({ isOpen: false })))).toEqual(ADA);
    expect(asked(canAccept(anOffer({ stillHeld: false })))).toEqual(ADA);
    expect(asked(canAccept(anOffer({ toEndsOn: TODAY })))).toEqual(ADA);
    expect(asked(canAccept(anOffer({ isOpen: false, from: null })))).toBeUndefined();
  });
});

describe("addresses", () => {
  const person = "0197b5c8-aaaa-7000-8000-000000000001";

  test.each(["C-1001", "A.B.C", "Ä/ö? &=#", "avtal 12 % (nytt)", "x".repeat(40)])(
    "[USR-4] a place on %j is read back as it was written",
    (contractNumber) => {
      expect(place.parse(placeKey({ person, contractNumber }))).toEqual({ person, contractNumber });
      const one = new URLSearchParams(endPath({ person, contractNumber }).split("?")[1]);
      expect(place.parse(one.get("place"))).toEqual({ person, contractNumber });
      const many = new URLSearchParams(
        removalAddress([person], [placeKey({ person, contractNumber })]).split("?")[1] ?? "",
      );
      expect(many.getAll("person")).toEqual([person]);
      expect(many.getAll("place").map((text) => place.parse(text))).toEqual([{ person, contractNumber }]);
    },
  );

  test("[USR-1] the list's address holds what is given and nothing empty", () => {
    expect(usersPath()).toBe("/users");
    expect(usersPath({ q: "", open: undefined })).toBe("/users");
    expect(usersPath({ q: "å b&c", open: person })).toBe(`/users?q=%C3%A5+b%26c&open=${person}`);
    expect(nominatePath("A/1", "card_holder")).toBe("/users/handover?contract=A%2F1&role=card_holder");
    expect(handoverPath(person)).toBe(`/users/handover/${person}`);
  });
});

test("[USR-2] what adding came to names the new contracts, and those that were there already", () => {
  const email = "new@acme.example";
  expect(letInReport({ email, added: ["C-1", "C-2"], already: [] })).toEqual({
    key: "users_added",
    values: { email, numbers: "C-1, C-2" },
  });
  expect(letInReport({ email, added: ["C-1"], already: ["C-2"] })).toEqual({
    key: "users_added",
    values: { email, numbers: "C-1" },
    items: [{ key: "users_already", values: { numbers: "C-2" } }],
  });
  expect(letInReport({ email, added: [], already: ["C-1"] })).toEqual({
    key: "users_added_nothing",
    values: { email },
  });
});

test("[WHY-1] every reason of Manage Users has a test; how many may be added an hour is no pure rule", () => {
  const named = Object.keys(messages.reasons.users).map((key) => `users.${key}`);
  expect(named.filter((reason) => !seen.has(reason))).toEqual(["users.too_many"]);
});
