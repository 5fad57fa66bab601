import { z } from "zod";
import { personName } from "@/lib/accounts/schema";
import { emailAddress } from "@/lib/auth/address";
import { contractNumber } from "@/lib/contracts/schema";
import { isPlainDate, plainDate } from "@/lib/platform/dates";
import { listed } from "@/lib/platform/fields";
import { isPublicMailbox } from "@/lib/platform/public-mailboxes";

/** As many as one form can tick. */
const MOST_TICKED = 500;

export const personId = z.uuid();

/** Ticked contracts, as the form reader hands them on: a line each. */
const tickedContracts = z
  .string()
  .optional()
  .transform((lines) => [...new Set(listed(lines))])
  .pipe(z.array(contractNumber).min(1, "nothing_ticked").max(MOST_TICKED, "too_many_ticked"));

/** A day or nothing. That it has not passed depends on the contract's time zone: the rule says so. */
const lastDay = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || isDay(text), "date_invalid")
  .transform((text) => (text === null ? null : plainDate(text)));

function isDay(text: string): boolean {
  if (!isPlainDate(text)) return false;
  try {
    return plainDate(text) === text;
  } catch {
    return false;
  }
}

export const addUserInput = z
  .object({
    firstName: personName,
    lastName: personName,
    email: emailAddress,
    contracts: tickedContracts,
    endsOn: lastDay,
    /** Ticked after being told that the address is of a public mail provider. */
    publicMailbox: z.literal("yes").optional(),
  })
  .refine(({ email, publicMailbox }) => publicMailbox === "yes" || !isPublicMailbox(email), {
    path: ["publicMailbox"],
    error: "public_mailbox",
  });
export type AddUserInput = z.output<typeof addUserInput>;

export const addToContractsInput = z.object({ person: personId, contracts: tickedContracts, endsOn: lastDay });
export type AddToContractsInput = z.output<typeof addToContractsInput>;

/** A person's place on one contract, as it stands in addresses and forms: `<person id>.<contract number>`. */
export const place = z
  .string()
  .max(80)
  .regex(/^.{36}\../s, "invalid")
  .transform((text) => ({ person: text.slice(0, 36), contractNumber: text.slice(37) }))
  .pipe(z.object({ person: personId, contractNumber }));
export type Place = z.output<typeof place>;

export const removePlacesInput = z.object({
  places: z
    .string()
    .optional()
    .transform((lines) => [...new Set(listed(lines))])
    .pipe(z.array(place).min(1, "nothing_ticked").max(MOST_TICKED, "too_many_ticked")),
});
export type RemovePlacesInput = z.output<typeof removePlacesInput>;

export const setEndInput = z.object({ place, endsOn: lastDay });
export type SetEndInput = z.output<typeof setEndInput>;

export const manageBillingInput = z.object({ person: personId, billGroup: z.uuid() });
export type ManageBillingInput = z.output<typeof manageBillingInput>;

/** No control characters: a database takes no NUL. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .optional()
    .catch(undefined);

/** Manage Users as it stands in the address; anything odd counts as nothing. */
export const usersSearch = z.object({
  q: text(100).transform((words) => words?.trim()),
  /** Cursors hold a whole name and address. */
  after: text(2_000),
  before: text(2_000),
  /** The person whose panel is open, and where in their contracts. */
  open: personId.optional().catch(undefined),
  from: contractNumber.optional().catch(undefined),
  /** Every box ticked, of the open panel's contracts or of the people: for pages without JavaScript. */
  select: z.enum(["all", "people"]).optional().catch(undefined),
  /** Where the people let in by a rule go on. */
  rule: text(254),
});
export type UsersSearch = z.output<typeof usersSearch>;

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => [given ?? []].flat().slice(0, MOST_TICKED));

/** What the removal's confirmation page is opened with: people whole, or places one by one. */
export const removalSearch = z.object({
  person: several.pipe(z.array(personId.catch(""))).transform((ids) => ids.filter(Boolean)),
  place: several,
  /** The person whose panel was open: the way back leads there. */
  open: personId.optional().catch(undefined),
});

export const newUserSearch = z.object({
  contract: contractNumber.optional().catch(undefined),
  q: text(200),
});
export const addSearch = z.object({ person: personId.optional().catch(undefined), q: text(200) });
export const endSearch = z.object({ place: z.string().max(80).optional().catch(undefined) });
