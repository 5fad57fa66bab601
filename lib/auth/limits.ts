import { sha256 } from "@/lib/platform/hash";
import { countAgainst, isUsedUp, isWithinLimit } from "@/lib/platform/limits";

const TEN_MINUTES = 600;
const DAY = 86_400;

/**
 * Mails to one address. The window is as long as a mail lives: whoever uses it up, the last mail of it is still good
 * until the next one may go out [S6].
 */
const MAILS_TO_ADDRESS = { points: 5, seconds: TEN_MINUTES };
/** Mails to one address asked for from one network: a flood from one use up nobody's day elsewhere. */
const MAILS_TO_ADDRESS_FROM_NETWORK = { points: 30, seconds: DAY };
const MAILS_FROM_NETWORK = { points: 60, seconds: TEN_MINUTES };
const CODES_FROM_NETWORK = { points: 60, seconds: TEN_MINUTES };
/** Wrong codes for one address typed without the mail's link; after them the day's mails have to be opened by link. */
const WRONG_CODES_OF_ADDRESS = { points: 20, seconds: DAY };

/** Changes of address that one person asks for, and mails about them to one address [SIG-9]. */
const NEW_ADDRESSES_OF_PERSON = { points: 5, seconds: 3600 };
const NEW_ADDRESS_MAILS = { points: 3, seconds: DAY };

/** Wrong codes for one mail, counted apart for who holds its link: a stranger's guesses cost them nothing. */
export const WRONG_CODES_ALLOWED = 5;

/** Addresses are counted by their hash: the table of counters names nobody. */
const addressKey = (email: string): string => Buffer.from(sha256(email)).toString("base64url");

/** Whether another mail may go out. What one network has used up is asked first, and counts nowhere else. */
export const mayMail = async (email: string, network: string): Promise<boolean> =>
  (await isWithinLimit("mails_from_network", network, MAILS_FROM_NETWORK)) &&
  (await isWithinLimit("mails_to_from", `${addressKey(email)}:${network}`, MAILS_TO_ADDRESS_FROM_NETWORK)) &&
  (await isWithinLimit("mails_to_address", addressKey(email), MAILS_TO_ADDRESS));

export const mayTryCode = (network: string): Promise<boolean> =>
  isWithinLimit("codes_from_network", network, CODES_FROM_NETWORK);

/** Whether codes for an address may still be typed without the mail's link. */
export const mayTypeCodeAlone = async (email: string): Promise<boolean> =>
  !(await isUsedUp("wrong_codes", addressKey(email), WRONG_CODES_OF_ADDRESS));

export const countWrongCode = (email: string): Promise<void> =>
  countAgainst("wrong_codes", addressKey(email), WRONG_CODES_OF_ADDRESS);

export const mayAskForNewAddress = (personId: string): Promise<boolean> =>
  isWithinLimit("new_addresses", personId, NEW_ADDRESSES_OF_PERSON);

/** Counted by the address alone, whoever asks: it tells nothing of who is known [SIG-3]. */
export const mayMailNewAddress = (email: string): Promise<boolean> =>
  isWithinLimit("new_address_mails", addressKey(email), NEW_ADDRESS_MAILS);
