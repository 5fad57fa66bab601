import { takeRunAction, throwAwayAction } from "@/lib/imports/runs/actions";
import { canTake, isUnderWay } from "@/lib/imports/runs/rules";
import type { ImportRun } from "@/lib/imports/runs/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";

/** How often the page asks again while the worker has the file in hand. */
const SECONDS = "3";

/** What is happening with a file, and what can be done now; with and without JavaScript [ANY-3]. */
export async function RunState({ run }: { run: ImportRun }) {
  const t = await getTranslations("imports_desk");
  const { status, step, reference, rows, verdicts } = run;
  if (isUnderWay(run))
    return (
      <>
        <meta httpEquiv="refresh" content={SECONDS} />
        <Alert title={t(status === "checking" ? "checking_title" : "importing_title")} role="status">
          {t(status === "checking" ? "checking" : "importing", { rows, step: step ?? "–" })}
        </Alert>
      </>
    );
  if (status === "done") return <Alert tone="success" title={t("done", { count: verdicts.new + verdicts.changed })} />;
  if (status === "failed")
    return (
      <Alert tone="danger" title={t("failed_title")}>
        {t("failed", { reference: reference ?? "–" })}
      </Alert>
    );
  if (status === "discarded") return <Alert title={t("discarded")} />;
  return <Decide run={run} />;
}

async function Decide({ run }: { run: ImportRun }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("imports_desk"), formTexts()]);
  const { id, verdicts } = run;
  const decision = canTake(run);
  return (
    <div className="flex flex-col gap-5">
      {decision.allowed ? (
        <Alert tone="success" title={t("ready_title")}>
          {t("ready", { fresh: verdicts.new, changed: verdicts.changed })}
        </Alert>
      ) : verdicts.refused > 0 ? (
        <Alert tone="danger" title={t("refused_title", { count: verdicts.refused })}>
          {t("refused_hint")}
        </Alert>
      ) : (
        <Alert title={t("nothing_new")} />
      )}
      <div className="flex flex-wrap gap-2">
        {decision.allowed && (
          <ActionForm action={takeRunAction} labels={labels} hidden={{ run: id }}>
            <SubmitButton pendingLabel={pending}>{t("import_now")}</SubmitButton>
          </ActionForm>
        )}
        <ActionForm action={throwAwayAction} labels={labels} hidden={{ run: id }}>
          <SubmitButton variant="secondary" pendingLabel={pending}>
            {t("throw_away")}
          </SubmitButton>
        </ActionForm>
      </div>
    </div>
  );
}
