import { type Action, pathOf } from "./entries";
import { actionRequest } from "./requests";
import type { ActionRow, EntryRow, Outcome } from "./row";
import type { Ask } from "./run";
import { type Asking, foreignTo, NOWHERE, type Things } from "./world";

/** Origins that are not the portal's [S8]. */
export const FOREIGN_ORIGINS = ["https://evil.example", "http://localhost:1", "null", undefined] as const;

interface Press {
  readonly action: Action;
  readonly row: ActionRow;
  /** Of the page it is posted to. */
  readonly page: EntryRow | undefined;
  readonly asking: Asking;
}

function press(
  { action, row, page, asking }: Press,
  things: Things,
  origin: string | undefined,
  outcome?: Outcome,
): Ask {
  const path = pathOf(action.route, page?.params?.(asking.own) ?? {});
  const fields = row.fields(things);
  return {
    what: `${JSON.stringify(fields)} from ${origin}`,
    sent: actionRequest(action.id, path, fields, origin),
    outcomes: outcome ? [outcome] : [],
    shows: [],
    isPublic: false,
  };
}

/** With one's own things. */
export const ownPress = (given: Press, origin: string | undefined): Ask => press(given, given.asking.own, origin);

/** With others' things, and with nothing's: refused alike. */
export const foreignPresses = (given: Press, origin: string): Ask[] =>
  isAboutSomething(given)
    ? [...foreignTo(given.asking, given.row.ofGroup ?? false), NOWHERE].map((things) =>
        press(given, things, origin, "refused"),
      )
    : [];

const isAboutSomething = ({ row, asking }: Press): boolean =>
  JSON.stringify(row.fields(asking.own)) !== JSON.stringify(row.fields(NOWHERE));
