import { askPath } from "@/lib/agent/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { TextLink } from "../ui/text-link";

interface AskAboutProps {
  /** What was refused. */
  why: "pay" | "renew" | "accept";
  /** The invoice, contract or quote it was refused of. */
  number: string;
}

/** From a "no" to the Portal Agent, who gives the same answer and what else belongs to it [WHY-1]. */
export async function AskAbout({ why, number }: AskAboutProps) {
  const t = await getTranslations("agent");
  return (
    <p className="print:hidden">
      <TextLink href={askPath(t(`why.${why}`, { number }))} className="inline-flex min-h-6 items-center">
        {t("about")}
      </TextLink>
    </p>
  );
}
