import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { quotePath } from "../rules";
import { findFirstQuote } from "./queries";

/** Where signing in leads when no page was in mind: to the quote that waits, with a way past it, else Home [SIG-8]. */
export const loadStart = portalLoader(async (viewer: Viewer) => {
  const number = await findFirstQuote(viewer);
  return number ? `${quotePath(number)}?first=1` : "/";
});
