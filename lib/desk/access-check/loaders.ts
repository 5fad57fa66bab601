import { deskLoader } from "@/lib/platform/loader";
import { checkAccess } from "./queries";

/** Null before an address is typed. */
export const loadAccessCheck = deskLoader("access.check", async (staff, email: string | undefined) =>
  email === undefined ? null : checkAccess(staff, email),
);

export const loadSessionsToEnd = deskLoader("sessions.end", checkAccess);
