import { loadCalendarFile } from "@/lib/contracts/calendar/loaders";
import { textResponse } from "@/lib/platform/file-response";

/** The days on which renewal can be decided, for a calendar [REN-7]. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/contracts/[number]/renewal.ics">,
): Promise<Response> {
  const { number } = await params;
  return textResponse(await loadCalendarFile(number));
}
