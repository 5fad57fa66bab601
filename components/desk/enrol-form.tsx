import { beginEnrolmentAction, confirmEnrolmentAction } from "@/lib/desk/second-factor/actions";
import { DESK } from "@/lib/desk/second-factor/rules";
import type { SecondFactor } from "@/lib/desk/second-factor/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm, UntilDone } from "../form/action-form";
import { CodeField } from "../form/code-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { RecoveryCodes } from "./recovery-codes";

/** Shows the key once, takes a first code, and gives the recovery codes [SIG-7]. */
export async function EnrolForm({ factor: { enrolment, isEnrolled } }: { factor: SecondFactor }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.second_factor"), formTexts()]);
  return (
    <div className="flex flex-col gap-5">
      <ActionForm action={confirmEnrolmentAction} labels={labels}>
        {enrolment && (
          <UntilDone>
            <p>{t("scan")}</p>
            {/* biome-ignore lint/performance/noImgElement: a drawing of a few hundred bytes, made for this page */}
            <img
              src={`data:image/svg+xml;base64,${Buffer.from(enrolment.qr).toString("base64")}`}
              alt={t("qr")}
              className="mx-auto size-52 rounded bg-white"
            />
            <p className="wrap-anywhere">
              {t("key")}: <code className="font-mono">{enrolment.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
            </p>
            <CodeField name="code" label={t("code")} hint={t("code_hint")} />
            <SubmitButton wide pendingLabel={pending}>
              {t("confirm")}
            </SubmitButton>
          </UntilDone>
        )}
        <RecoveryCodes title={t("codes")} hint={t("codes_hint")}>
          <LinkButton href={DESK}>{t("to_desk")}</LinkButton>
        </RecoveryCodes>
      </ActionForm>
      {!isEnrolled && (
        <ActionForm action={beginEnrolmentAction} labels={labels}>
          <SubmitButton wide variant={enrolment ? "secondary" : "primary"} pendingLabel={pending}>
            {enrolment ? t("restart") : t("begin")}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
