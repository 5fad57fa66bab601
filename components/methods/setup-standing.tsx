import { cardTabPath, continueSetupPath, methodsPath } from "@/lib/payments/methods/rules";
import type { SetupOutcome } from "@/lib/payments/methods/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";
import { AddMethod } from "./add-method";

/** Key under `methods`: what the page is called by where adding stands. */
export const SETUP_TITLES = {
  succeeded: "setup_title_added",
  created: "setup_title_open",
  open: "setup_title_open",
  expired: "setup_title_ended",
  canceled: "setup_title_ended",
} as const satisfies Record<SetupOutcome["status"], string>;

/** What was added, or why nothing was and the way on [BIL-3]. */
export async function SetupStanding({ outcome }: { outcome: SetupOutcome }) {
  const t = await getTranslations("methods");
  const { billGroupId, contractNumber, status } = outcome;
  return (
    <>
      <SetupMessage outcome={outcome} />
      <div className="flex flex-wrap items-start gap-2">
        <LinkButton href={contractNumber ? cardTabPath(contractNumber) : methodsPath(billGroupId)}>
          {contractNumber ? t("card_tab") : t("back")}
        </LinkButton>
        {status === "open" && (
          <LinkButton plain variant="primary" href={continueSetupPath(outcome.id)}>
            {t("setup_continue")}
          </LinkButton>
        )}
        {status !== "succeeded" && status !== "open" && (
          <AddMethod billGroup={billGroupId} contract={contractNumber ?? undefined} />
        )}
      </div>
    </>
  );
}

async function SetupMessage({ outcome: { status, added, billGroup, contractNumber } }: { outcome: SetupOutcome }) {
  const t = await getTranslations("methods");
  if (status !== "succeeded")
    return (
      <Alert
        title={t(status === "expired" ? "setup_ended" : status === "canceled" ? "setup_canceled" : "setup_open")}
      />
    );
  const method = added?.details && t("ending", { name: added.details.name, last4: added.details.last4 });
  return (
    <Alert
      tone="success"
      title={method ? t("setup_added", { method, group: billGroup }) : t("setup_added_plain", { group: billGroup })}
    >
      {added?.isDefault && <p>{t("setup_is_default")}</p>}
      {contractNumber && <p>{t("setup_for_contract", { number: contractNumber })}</p>}
    </Alert>
  );
}
