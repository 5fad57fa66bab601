import type { DoneReport } from "@/lib/platform/form-state";
import type { RemovalOfPerson, Removed } from "../types";

/** What a removal came to, person by person: what went, what a rule still shows, what was left and why [USR-5, WHY-1]. */
export const removalReport = ({ people }: Removed): DoneReport => ({
  key: "users_removed",
  values: { count: people.reduce((sum, { removed }) => sum + removed.length, 0) },
  items: people.flatMap(itemsOf),
});

function itemsOf({ name, removed, stillByRule, left }: RemovalOfPerson): NonNullable<DoneReport["items"]> {
  const numbers = removed.join(", ");
  return [
    ...(removed.length > 0 ? [{ key: "users_removed_person", values: { name, numbers } } as const] : []),
    ...(stillByRule.length > 0
      ? [{ key: "users_removed_still", values: { name, numbers: stillByRule.join(", ") } } as const]
      : []),
    ...left.map(({ contractNumber: number, because }) => ({
      key: "users_left" as const,
      values: { name, number },
      because,
    })),
  ];
}

/** Whoever has nothing left to see is signed out. */
export const afterRemoving = ({ isOut }: Removed): string | null => (isOut ? "/sign-in?signed-out=1" : null);
