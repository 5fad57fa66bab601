import { filePath } from "@/lib/files/rules";
import type { FileRow } from "@/lib/files/types";
import { formatFileSize } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { DownloadIcon } from "../ui/icons";
import { TextLink } from "../ui/text-link";

/** A file to be saved, with its size. */
export async function FileLink({ file, href = filePath }: { file: FileRow; href?: typeof filePath }) {
  const [t, locale] = await Promise.all([getTranslations("files"), getLocale()]);
  const { size, unit } = formatFileSize(file.sizeBytes, locale);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <TextLink plain href={href(file.id)} className="inline-flex min-h-6 items-center gap-1.5 wrap-anywhere">
        <DownloadIcon />
        {file.name}
      </TextLink>
      <span className="text-sm text-muted">{t(unit, { size })}</span>
    </span>
  );
}
