import { deskLoader } from "@/lib/platform/loader";
import { currentStaff } from "@/lib/platform/staff-session";
import { DESK } from "./second-factor/rules";

/** Who sits at the desk. */
export const loadDeskFrame = deskLoader("desk.view", async ({ name, email, role }) => ({ name, email, role }));

/** Where signing in leads the seller's people; null for everybody else. */
export const loadDeskStart = async (): Promise<string | null> => ((await currentStaff()) ? DESK : null);
