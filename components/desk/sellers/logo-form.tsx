import { removeSellerLogoAction } from "@/lib/desk/sellers/actions";
import { type LogoFate, logoUploadPath, PICKED_LOGOS } from "@/lib/desk/sellers/rules";
import type { Seller } from "@/lib/desk/sellers/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../../form/action-form";
import { formTexts } from "../../form/form-texts";
import { SubmitButton } from "../../form/submit-button";
import { Alert } from "../../ui/alert";
import { buttonClass } from "../../ui/button";
import { Card } from "../../ui/card";

interface LogoFormProps {
  seller: Seller;
  /** What became of the one that was just sent. */
  fate: LogoFate | undefined;
}

/** A plain form: the picture goes straight to its handler, with or without JavaScript [BIL-5, ANY-3]. */
export async function LogoForm({ seller: { id, name, logoUrl }, fate }: LogoFormProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.sellers"), formTexts()]);
  const isSaved = fate === "saved";
  return (
    <Card title={t("logo")} description={t("logo_hint")}>
      <div id="logo" className="flex scroll-mt-24 flex-col gap-5">
        {fate && (logoUrl || !isSaved) && (
          <Alert
            tone={isSaved ? "success" : "danger"}
            role={isSaved ? "status" : "alert"}
            title={t(`logo_fate_${fate}`)}
          />
        )}
        {logoUrl ? (
          // biome-ignore lint/performance/noImgElement: a small file of ours that needs no resizing
          <img
            src={logoUrl}
            alt={t("logo_alt", { name })}
            className="h-14 w-auto max-w-full self-start object-contain object-left"
          />
        ) : (
          <p className="text-muted">{t("logo_none")}</p>
        )}
        <form action={logoUploadPath(id)} method="post" encType="multipart/form-data" className="flex flex-col gap-3">
          <label htmlFor="logo-file" className="font-medium">
            {t("logo_file")}
          </label>
          <p id="logo-file-hint" className="text-sm text-muted">
            {t("logo_file_hint")}
          </p>
          <input
            id="logo-file"
            type="file"
            name="logo"
            required
            accept={PICKED_LOGOS}
            aria-describedby="logo-file-hint"
            className="input h-auto py-2"
          />
          <button type="submit" className={`${buttonClass({ variant: "secondary" })} self-start`}>
            {t("logo_upload")}
          </button>
        </form>
        {logoUrl && (
          <ActionForm action={removeSellerLogoAction} labels={labels} hidden={{ seller: id }}>
            <SubmitButton variant="secondary" pendingLabel={pending}>
              {t("logo_remove")}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </Card>
  );
}
