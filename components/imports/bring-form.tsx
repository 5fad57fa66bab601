import { RECORD_KINDS, type RecordKind } from "@/lib/imports/records/schema";
import { newRunPath, uploadPath } from "@/lib/imports/runs/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../form/select-field";
import { Alert } from "../ui/alert";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";

interface BringFormProps {
  kind: RecordKind;
  /** What was wrong with what was sent. */
  fault: "none" | "too_much" | "malformed" | "slow" | "too_many" | undefined;
}

/** Plain forms: first of what, then the file, which goes straight to its handler with or without JavaScript [ANY-3]. */
export async function BringForm({ kind, fault }: BringFormProps) {
  const t = await getTranslations("imports_desk");
  return (
    <Card className="max-w-[42rem]">
      <div className="flex flex-col gap-6">
        {fault && <Alert tone="danger" role="alert" title={t(`fault_${fault}`)} />}
        <form action={newRunPath()} className="flex flex-col gap-3 sm:flex-row sm:items-end">
          <SelectField
            name="kind"
            label={t("kind_label")}
            defaultValue={kind}
            options={RECORD_KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
          />
          <button type="submit" className={buttonClass()}>
            {t("choose_kind")}
          </button>
        </form>
        <form action={uploadPath(kind)} method="post" encType="multipart/form-data" className="flex flex-col gap-3">
          <label htmlFor="import-file" className="font-medium">
            {t("file_label", { kind: t(`kind_${kind}`) })}
          </label>
          <p id="import-file-hint" className="text-sm text-muted">
            {t("file_hint")}
          </p>
          <input
            id="import-file"
            type="file"
            name="file"
            required
            accept=".csv,.json,.ndjson,.jsonl,.xml"
            aria-describedby="import-file-hint"
            className="input h-auto py-2"
          />
          <button type="submit" className={`${buttonClass({ variant: "primary" })} self-start`}>
            {t("bring")}
          </button>
        </form>
      </div>
    </Card>
  );
}
