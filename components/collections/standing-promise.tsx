import { withdrawPromiseAction } from "@/lib/collections/promises/actions";
import type { PromiseDetails } from "@/lib/collections/promises/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Card } from "../ui/card";
import { Reasons } from "../ui/why-not";
import { PromiseNote } from "./promise-note";

/** The promise that holds, and taking it back, or why not. */
export async function StandingPromise({ promise }: { promise: PromiseDetails }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("promises"), formTexts()]);
  return (
    <Card className="max-w-[42rem]">
      <div className="flex flex-col gap-4">
        <PromiseNote promise={promise} />
        {promise.withdrawal.allowed ? (
          <>
            <p className="text-muted">{t("replace")}</p>
            <ActionForm action={withdrawPromiseAction} labels={labels} hidden={{ promise: promise.id }}>
              <SubmitButton variant="secondary" pendingLabel={pending}>
                {t("withdraw")}
              </SubmitButton>
            </ActionForm>
          </>
        ) : (
          <Reasons refusal={promise.withdrawal} />
        )}
      </div>
    </Card>
  );
}
