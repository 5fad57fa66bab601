import { endPreviewAction } from "@/lib/desk/preview/actions";
import { loadPreview } from "@/lib/desk/preview/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { EyeIcon } from "../ui/icons";
import { TimeLeft } from "./time-left";

/** Says on every page of a preview that it is one, how long it lasts, and ends it [DSK-3]; nothing on everybody's own. */
export async function PreviewBanner() {
  const preview = await loadPreview();
  if (!preview) return null;
  const [t, { labels, pending }] = await Promise.all([getTranslations("preview"), formTexts()]);
  const { account, billGroup, secondsLeft } = preview;
  return (
    <aside
      aria-label={t("banner")}
      className="sticky top-0 z-20 border-b border-warn/40 bg-warn-tint px-4 py-2 sm:px-6 print:hidden"
    >
      <div className="mx-auto flex max-w-[80rem] flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="flex min-w-0 flex-1 basis-72 gap-2">
          <EyeIcon className="mt-0.5 size-5 text-warn" />
          <span className="min-w-0 wrap-anywhere">
            <strong>{t("of", { account, billGroup })}</strong> {t("read_only")}
          </span>
        </p>
        <div className="flex items-center gap-4">
          <TimeLeft seconds={secondsLeft} label={t("left")} over={t("over")} />
          <ActionForm action={endPreviewAction} labels={labels}>
            <SubmitButton size="small" pendingLabel={pending}>
              {t("end")}
            </SubmitButton>
          </ActionForm>
        </div>
      </div>
    </aside>
  );
}
