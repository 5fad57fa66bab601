import { askPath, MOST_ASKED } from "@/lib/agent/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";

/** The question, as a plain form: its answer is a page of its own [ANY-3]. */
export async function AskForm({ question, note }: { question: string; note: string | null }) {
  const t = await getTranslations("agent");
  return (
    <form action={askPath()} className="flex max-w-2xl flex-col gap-4">
      <TextField
        name="q"
        label={t("label")}
        hint={t("hint")}
        maxLength={MOST_ASKED}
        defaultValue={question}
        autoComplete="off"
        required
      />
      {note && <p className="text-sm text-muted">{note}</p>}
      <div>
        <button type="submit" className={buttonClass({ variant: "primary" })}>
          {t("ask")}
        </button>
      </div>
    </form>
  );
}
