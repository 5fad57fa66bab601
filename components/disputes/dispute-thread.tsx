import type { ThreadEntry } from "@/lib/collections/disputes/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { FileLink } from "../files/file-link";

interface DisputeThreadProps {
  entries: readonly ThreadEntry[];
  timeZone: string;
  /** Where its files are; the customers' addresses unless told otherwise. */
  fileHref?: (id: string) => string;
}

/** What both sides wrote and added, the oldest first [INV-9]. */
export async function DisputeThread({ entries, timeZone, fileHref }: DisputeThreadProps) {
  const locale = await getLocale();
  return (
    <ol className="flex flex-col gap-3">
      {entries.map((entry) => (
        <li key={entry.id} className={LOOKS[entry.isStaff ? "staff" : "customer"]}>
          <p className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
            <span className="font-medium text-ink">
              <Author entry={entry} />
            </span>
            <time dateTime={entry.at.toISOString()} className="tabular-nums">
              {formatInstant(entry.at, locale, timeZone)}
            </time>
          </p>
          {entry.file ? (
            <FileLink file={entry.file} {...(fileHref ? { href: fileHref } : {})} />
          ) : (
            <Words text={entry.text} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** Told apart by who they name; the tint only helps the eye. */
const LOOKS = {
  staff: "rounded-lg border border-line bg-brand-tint p-3 sm:ms-8",
  customer: "rounded-lg border border-line bg-surface p-3 sm:me-8",
} as const;

async function Author({ entry: { who, isMine, isStaff } }: { entry: ThreadEntry }) {
  const t = await getTranslations("disputes");
  if (isMine) return t("you");
  if (isStaff) return who ? t("staff", { who }) : t("seller");
  return who ?? t("someone");
}

async function Words({ text }: { text: string | null }) {
  if (text === null) return <p className="text-muted">{(await getTranslations("disputes"))("text_erased")}</p>;
  return <p className="wrap-anywhere whitespace-pre-line">{text}</p>;
}
