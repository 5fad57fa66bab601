import { HISTORY_KINDS, type HistoryKind } from "@/lib/contracts/history/schema";
import { historyPath } from "@/lib/notices/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { buttonClass } from "../ui/button";

interface HistoryFilterProps {
  number: string;
  kind: HistoryKind;
}

/** What the history shows; each choice has its own address. */
export async function HistoryFilter({ number, kind }: HistoryFilterProps) {
  const t = await getTranslations("history");
  return (
    <nav aria-label={t("filter")}>
      <ul className="flex flex-wrap gap-2">
        {HISTORY_KINDS.map((each) => (
          <li key={each}>
            <a
              href={historyPath(number, each === "all" ? {} : { kind: each })}
              aria-current={each === kind ? "true" : undefined}
              className={buttonClass({ size: "small", variant: each === kind ? "secondary" : "quiet" })}
            >
              {t(`kind_${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
