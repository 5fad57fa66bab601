import { type Decision, decide, refused } from "@/lib/platform/decision";
import type { SignInFacts } from "./types";

/** How long ago the session may have been opened, this many minutes included. */
const FRESH_MINUTES = 10;

/** Who changes the address has just proven that they read the old one's mail [SIG-9]. `now` is the database's. */
export const canChangeAddress = ({ signedInAt, customerService }: SignInFacts, now: Date): Decision =>
  decide([
    now.getTime() - signedInAt.getTime() > FRESH_MINUTES * 60_000
      ? refused("new_address.not_fresh", { ask: customerService })
      : null,
  ]);
