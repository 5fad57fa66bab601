import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import { pageLocale } from "@/lib/platform/page-locale";
import type { Viewer } from "@/lib/platform/viewer";
import { numberInPath } from "../schema";
import { calendarFile } from "./ics";
import { getOwnWindowEvent } from "./queries";

/** The window of a contract as a calendar file, by the part of the address that names the contract. */
export const loadCalendarFile = portalLoader(async (viewer: Viewer, segment: string) => {
  const number = numberInPath(segment);
  if (!number) throw notFound();
  return calendarFile(await getOwnWindowEvent(viewer, number), await pageLocale());
});
