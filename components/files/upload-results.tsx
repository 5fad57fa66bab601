import { type FileFate, readFates } from "@/lib/files/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";

/** What became of the files that were just sent, one by one, as the page's address tells it. */
export async function UploadResults({ fates: text }: { fates: string | undefined }) {
  const t = await getTranslations("files");
  const fates = readFates(text);
  if (!fates) return null;
  if (typeof fates === "string") return <Alert tone="danger" role="alert" title={t(`whole.${fates}`)} />;
  const isWell = fates.every((fate) => fate === "added");
  const said = fates.map((fate, index) => sentenceOf(t, fate, index + 1));
  return (
    <Alert tone={isWell ? "success" : "warning"} role={isWell ? "status" : "alert"} title={t("results")}>
      <ul className="list-disc ps-5">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  );
}

const sentenceOf = (t: Awaited<ReturnType<typeof getTranslations<"files">>>, fate: FileFate, nth: number): string =>
  fate === "added" ? t("added", { nth }) : t(`fault.${fate}`, { nth });
