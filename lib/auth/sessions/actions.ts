"use server";

import { portalAction } from "@/lib/platform/action";
import { endSession } from "./commands";
import { afterEnding } from "./rules";
import { endSessionInput } from "./schema";

export const endSessionAction = portalAction({
  name: "sessions.end",
  permission: "session.end_own",
  input: endSessionInput,
  run: endSession,
  cookies: ({ isThis }) => (isThis ? { session: null } : {}),
  revalidate: () => ["/profile"],
  redirectTo: afterEnding,
  done: ({ count }) => ({ key: "sessions_ended", values: { count } }),
});
