import type { DeskCase } from "@/lib/desk/cases/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { AnswerForm } from "../support/answer-form";
import { Card } from "../ui/card";
import { WhyNot } from "../ui/why-not";

/** The answer's form, or who answers [WHY-1]. */
export async function CaseAnswer({ found: { number, writing, mayAnswer } }: { found: DeskCase }) {
  const t = await getTranslations("desk_cases");
  if (!mayAnswer) return <p className="text-muted">{t("read_only")}</p>;
  return <Card>{writing.allowed ? <AnswerForm number={number} /> : <WhyNot refusal={writing} />}</Card>;
}
