import { type Decision, decide, refused } from "@/lib/platform/decision";
import { withSearch } from "../rules";
import { DESK } from "../second-factor/rules";
import type { PersonFacts } from "./types";

/** What stands where somebody's name and address stood. The law's papers keep what they were issued with. */
export const ERASED_NAME = { firstName: "Erased", lastName: "person" } as const;
export const erasedAddress = (personId: string): string => `erased-${personId}@erased.invalid`;

/**
 * Whether somebody can be erased now. Whoever a contract cannot be without hands over first, since their customer would be left
 * with nobody who may decide [ACC-10]. What they dispute is settled first: what they wrote is the claim.
 */
export const canErase = ({ isStaff, protectedOn, namedIn, paying, disputing }: PersonFacts): Decision =>
  decide([
    isStaff ? refused("personal_data.is_staff") : null,
    ...protectedOn.map((number) => refused("personal_data.protected", { params: { number } })),
    ...namedIn.map((group) => refused("personal_data.named_by_rule", { params: { group } })),
    ...disputing.map((number) => refused("personal_data.disputing", { params: { number } })),
    paying > 0 ? refused("personal_data.paying") : null,
  ]);

export const personalDataPath = (search: { readonly email?: string; readonly done?: string }): string =>
  withSearch(`${DESK}/personal-data`, search);
export const personExportPath = (email: string): string => withSearch("/api/exports/person.json", { email });
