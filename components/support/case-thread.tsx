import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { inThread } from "@/lib/support/rules";
import type { CaseDetails, CaseEntry } from "@/lib/support/types";
import { FileLink } from "../files/file-link";

interface CaseThreadProps {
  found: Pick<CaseDetails, "messages" | "files" | "timeZone">;
  /** Who wrote what the seller did not, in the reader's words, and how the seller's people are called. */
  opener: string;
  staff: (name: string) => string;
  /** Where its files are; the customers' addresses unless told otherwise. */
  fileHref?: (id: string) => string;
}

/** Told apart by who they name; the tint only helps the eye. */
const LOOKS = {
  staff: "rounded-lg border border-line bg-brand-tint p-3 sm:ms-8",
  opener: "rounded-lg border border-line bg-surface p-3 sm:me-8",
} as const;

/** What both sides wrote and added, the oldest first. */
export async function CaseThread({ found: { messages, files, timeZone }, opener, staff, fileHref }: CaseThreadProps) {
  const locale = await getLocale();
  return (
    <ol className="flex flex-col gap-3">
      {inThread(messages, files).map(({ id, text, at, staff: name, file }) => (
        <li key={id} className={LOOKS[name ? "staff" : "opener"]}>
          <p className="mb-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
            <span className="font-medium text-ink">{name ? staff(name) : opener}</span>
            <time dateTime={at.toISOString()} className="tabular-nums">
              {formatInstant(at, locale, timeZone)}
            </time>
          </p>
          <Said text={text} file={file} {...(fileHref ? { fileHref } : {})} />
        </li>
      ))}
    </ol>
  );
}

async function Said({ text, file, fileHref }: Pick<CaseEntry, "text" | "file"> & Pick<CaseThreadProps, "fileHref">) {
  if (file) return <FileLink file={file} {...(fileHref ? { href: fileHref } : {})} />;
  if (text === null) return <p className="text-muted">{(await getTranslations("support"))("text_erased")}</p>;
  return <p className="wrap-anywhere whitespace-pre-line">{text}</p>;
}
