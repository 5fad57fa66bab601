import { isWithinLimit, secondsUntilWithin } from "@/lib/platform/limits";
import type { Viewer } from "@/lib/platform/viewer";

/** More than anybody types. */
const QUESTIONS = { points: 60, seconds: 60 };
/** Each costs the operator money; what goes beyond is answered without the model. */
const OF_MODEL = { points: 30, seconds: 3_600 };

/** Counts a question, and says in how many seconds the next may be asked; 0 while it is within the limit. */
export const secondsUntilQuestion = ({ personId }: Viewer): Promise<number> =>
  secondsUntilWithin("agent_questions", personId, QUESTIONS);

/** Counts a question to the language model; false where it is to be answered without. */
export const mayAskModel = ({ personId }: Viewer): Promise<boolean> => isWithinLimit("agent_model", personId, OF_MODEL);
