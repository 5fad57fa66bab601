import type { DeskPermission } from "./desk-permissions";
import type { Locale } from "./locales";
import type { Permission } from "./permissions";
import type { StaffMember } from "./staff-session";

declare const minted: unique symbol;

/** One bill group's portal as its customer will see it, looked at by one of the seller's people [DSK-3]. */
export interface Preview {
  readonly id: string;
  readonly billGroupId: string;
  readonly billGroup: string;
  readonly account: string;
  /** Until it ends by itself, when this page was asked for. */
  readonly secondsLeft: number;
}

/** The signed-in person a request acts for. Only platform/session.ts makes one, from a live session. */
export interface Viewer {
  readonly personId: string;
  readonly email: string;
  readonly sessionId: string;
  /** What the pages they look at are in, and so what they type is read by: a comma, a point [ANY-2]. */
  readonly locale: Locale;
  /** Nobody's own portal, but a preview of a customer's: it reads, and nothing else. `personId` is the preview's id then. */
  readonly preview: Preview | null;
  readonly [minted]: true;
}

export type Actor =
  | { readonly kind: "person"; readonly personId: string; readonly email: string }
  | { readonly kind: "staff"; readonly staffId: string; readonly email: string }
  | { readonly kind: "system"; readonly name: string };

/** What a command knows of its caller. */
export interface Ctx {
  readonly actor: Actor;
  readonly requestId: string;
}

/** A command's caller that is one of the seller's people. */
export interface StaffCtx extends Ctx {
  readonly actor: Extract<Actor, { kind: "staff" }>;
}

/** The same at the desk, with second factor. */
export interface DeskCtx extends StaffCtx {
  readonly staff: StaffMember;
  readonly permission: DeskPermission | "second_factor";
  readonly network: string;
}

/** A command's caller that is a signed-in person. */
export interface ViewerCtx extends Ctx {
  readonly viewer: Viewer;
  /** What the action was let in for; lib/access holds the row against it. */
  readonly permission: Permission;
  /** Whom limits count together, as in RequestFacts. */
  readonly network: string;
}
