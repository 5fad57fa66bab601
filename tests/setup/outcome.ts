import { DomainError } from "@/lib/platform/errors";

interface Refused {
  code: string;
  reason: string;
  message: string;
  refusal: DomainError["refusal"];
}

/** What a command refuses with; a success, and any error that is not the domain's, fails the test. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Refused> {
  const { error } = await settled(attempt);
  if (error === null) throw new Error("expected a refusal, but it was allowed");
  if (!(error instanceof DomainError)) throw error;
  return { code: error.code, reason: error.reason, message: error.message, refusal: error.refusal };
}

/** "done", or the reason it was refused for; anything but a refusal of the domain's fails the test. */
export async function outcomeOf(attempt: Promise<unknown>): Promise<string> {
  const { error } = await settled(attempt);
  if (error === null) return "done";
  if (!(error instanceof DomainError)) throw error;
  return error.reason;
}

async function settled(attempt: Promise<unknown>): Promise<{ error: unknown }> {
  try {
    await attempt;
    return { error: null };
  } catch (error) {
    return { error };
  }
}
