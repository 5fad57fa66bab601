import { DomainError } from "@/lib/platform/errors";
import { secondsUntilWithin } from "@/lib/platform/limits";
import { WRONG_CODES } from "./rules";

/** Counts a code that somebody tries. @throws DomainError TOO_MANY with the minutes to wait */
export async function countTry(staffId: string): Promise<void> {
  const seconds = await secondsUntilWithin("second_factor", staffId, WRONG_CODES);
  if (seconds > 0)
    throw new DomainError("TOO_MANY", "desk.too_many_codes", { params: { minutes: Math.ceil(seconds / 60) } });
}
