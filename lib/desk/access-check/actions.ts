"use server";

import { deskAction } from "@/lib/platform/action";
import { endCustomerSessions } from "./commands";
import { accessCheckPath } from "./rules";
import { endSessionsInput } from "./schema";

export const endSessionsAction = deskAction({
  name: "sessions.end",
  permission: "sessions.end",
  input: endSessionsInput,
  run: endCustomerSessions,
  redirectTo: ({ count }, { email }) => accessCheckPath({ email, ended: String(count) }),
});
