import { getPortalFrame } from "@/lib/branding/queries";
import { DomainError } from "@/lib/platform/errors";
import type { Telling } from "@/lib/platform/lines";
import { portalLoader } from "@/lib/platform/loader";
import { isLocale, type Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { modelSetting } from "./model/openai";
import { answerWithinLimit, type Ways } from "./model/queries";
import { casePath, LOOKING, suggestionsFor } from "./rules";
import type { AgentPanel, AnswerLine, PanelText } from "./types";

const localeOf = (viewer: Viewer, shown: string): Locale => (isLocale(shown) ? shown : viewer.locale);

/** The answer to a question, in its own language, else in the page's. */
export const loadAnswer = portalLoader(async (viewer, question: string, shown: string) =>
  answerWithinLimit(viewer, question, localeOf(viewer, shown)),
);

/** What is said where a language model is asked as well; null where none is. */
export const loadModelNote = portalLoader(async (viewer, shown: string) => modelNote(viewer, localeOf(viewer, shown)));

const modelNote = (viewer: Viewer, locale: Locale): string | null =>
  modelSetting() && !viewer.preview ? translator(locale)("agent.with_model") : null;

/** The same answer for the panel, line by line as it comes. */
export const loadAnswerLines = portalLoader(
  async (viewer, question: string, shown: string): Promise<Telling<AnswerLine>> => {
    await requireOpen(viewer);
    const locale = localeOf(viewer, shown);
    return async (say, signal) => {
      const t = translator(locale);
      say({ kind: "looking", text: t("agent.asking") });
      const looking: Ways["looking"] = (tool) => say({ kind: "looking", text: t(`agent.looking_${LOOKING[tool]}`) });
      const {
        parts,
        offersCase,
        locale: lang,
      } = await answerWithinLimit(viewer, question, locale, { signal, looking });
      for (const part of parts) say({ kind: "part", lang, part });
      if (offersCase) say({ kind: "case", href: casePath(question) });
      say({ kind: "end" });
    };
  },
);

const TEXTS: readonly PanelText[] = [
  ...(["title", "intro", "label", "ask", "stop", "stopped", "close", "asking"] as const),
  ...(["sources", "case", "failed", "open_page", "suggestions"] as const),
];

/** What the panel says on the page at an address of the portal. */
export const loadAgentPanel = portalLoader(async (viewer, at: string, shown: string): Promise<AgentPanel> => {
  await requireOpen(viewer);
  const locale = localeOf(viewer, shown);
  const t = translator(locale);
  return {
    texts: Object.fromEntries(TEXTS.map((text) => [text, t(`agent.${text}`)])) as AgentPanel["texts"],
    suggestions: suggestionsFor(at).map(({ ask, number = "" }) => t(`agent.suggest.${ask}`, { number })),
    note: modelNote(viewer, locale),
  };
});

/** Who sees nothing, or whom the portal does not serve, has nobody to ask here. @throws DomainError NOT_FOUND */
async function requireOpen(viewer: Viewer): Promise<void> {
  if ((await getPortalFrame(viewer)).standing.kind !== "open") throw new DomainError("NOT_FOUND", "access.not_found");
}
