import { sha256 } from "@/lib/platform/hash";
import { isWithinLimit } from "@/lib/platform/limits";

const QUARTER_HOUR = 900;
const DAY = 86_400;

/** Mails to one address, mails asked for from one network address, codes tried from one network address [S6]. */
const MAILS_TO_ADDRESS = { points: 5, seconds: QUARTER_HOUR };
const MAILS_TO_ADDRESS_A_DAY = { points: 30, seconds: DAY };
const MAILS_FROM_IP = { points: 60, seconds: QUARTER_HOUR };
const CODES_FROM_IP = { points: 60, seconds: QUARTER_HOUR };

/** Wrong codes for one mail; after them its link still works. */
export const WRONG_CODES_ALLOWED = 5;

/** Addresses are counted by their hash: the table of counters names nobody. */
const addressKey = (email: string): string => Buffer.from(sha256(email)).toString("base64url");

/** Whether another mail may go out. Asks the network address first, so that a flood from one uses up nobody's own limit. */
export const mayMail = async (email: string, ip: string): Promise<boolean> =>
  (await isWithinLimit("mails_from_ip", ip, MAILS_FROM_IP)) &&
  (await isWithinLimit("mails_to_address", addressKey(email), MAILS_TO_ADDRESS)) &&
  (await isWithinLimit("mails_to_address_day", addressKey(email), MAILS_TO_ADDRESS_A_DAY));

export const mayTryCode = (ip: string): Promise<boolean> => isWithinLimit("codes_from_ip", ip, CODES_FROM_IP);
