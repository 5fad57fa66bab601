import Bowser from "bowser";
import type { EndedSessions, OwnSession } from "./types";

const BROWSERS = new Set(Object.values(Bowser.BROWSER_MAP));
const SYSTEMS = new Set(Object.values(Bowser.OS_MAP));

/**
 * Browser and system in words. A user agent may say anything, so what is not among the names that the library knows is
 * told as unknown and not repeated.
 */
export function browserIn(userAgent: string): Pick<OwnSession, "browser" | "system"> {
  if (userAgent === "") return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: known(browser.name, BROWSERS), system: known(os.name, SYSTEMS) };
}

const known = (name: string | undefined, names: ReadonlySet<string>): string | null =>
  name !== undefined && names.has(name) ? name : null;

/** Ending this session is signing out. */
export const afterEnding = ({ isThis }: EndedSessions): string | null => (isThis ? "/sign-in?signed-out=1" : null);
