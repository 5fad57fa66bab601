import { isWithinLimit } from "@/lib/platform/limits";

/** Each is a mail to an address that somebody typed. */
const USERS_ADDED = { points: 100, seconds: 3_600 };

export const mayAddUsers = (personId: string): Promise<boolean> => isWithinLimit("users_added", personId, USERS_ADDED);
