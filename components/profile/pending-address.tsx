import { withdrawNewAddressAction } from "@/lib/auth/new-address/actions";
import type { PendingAddress as Pending } from "@/lib/auth/new-address/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";

interface PendingAddressProps {
  pending: Pending;
  timeZone: string;
}

/** A change whose link was mailed and not used yet. */
export async function PendingAddress({ pending: { email, askedAt, expiresAt }, timeZone }: PendingAddressProps) {
  const [t, locale, { labels, pending }] = await Promise.all([getTranslations("profile"), getLocale(), formTexts()]);
  const at = formatInstant(askedAt, locale, timeZone);
  const until = formatInstant(expiresAt, locale, timeZone);
  return (
    <Alert
      title={<span className="wrap-anywhere">{t("pending", { email })}</span>}
      actions={
        <ActionForm action={withdrawNewAddressAction} labels={labels}>
          <SubmitButton variant="secondary" size="small" pendingLabel={pending}>
            {t("withdraw")}
          </SubmitButton>
        </ActionForm>
      }
    >
      <p>{t("pending_body", { at, until })}</p>
    </Alert>
  );
}
