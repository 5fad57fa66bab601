import { portalLoader } from "@/lib/platform/loader";
import { isLocale } from "@/lib/platform/locales";
import { answerFreely } from "./model/queries";

/** The answer to a question, in its own language, else in the page's. */
export const loadAnswer = portalLoader(async (viewer, question: string, shown: string) =>
  answerFreely(viewer, question, isLocale(shown) ? shown : viewer.locale),
);
