import { correctPrimaryContactAction } from "@/lib/contracts/billing/actions";
import type { BillingContactTab, PrimaryContact } from "@/lib/contracts/billing/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { nominatePath } from "@/lib/users/rules";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { ContactLine } from "../ui/contact-line";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";

type Props = Pick<BillingContactTab, "number" | "viewerIsPrimary"> & { primary: PrimaryContact };

/** Name and phone directly; another person by handover only [CON-6, USR-6]. */
export async function PrimaryContactForm({ number, primary, viewerIsPrimary }: Props) {
  const [t, tAddresses, { labels, pending }] = await Promise.all([
    getTranslations("contract_billing"),
    getTranslations("addresses"),
    formTexts(),
  ]);
  return (
    <div className="flex flex-col gap-5">
      <DescriptionList
        items={[
          {
            term: t("primary_email"),
            value: (
              <>
                {primary.email}
                <p className="text-sm text-muted">{t("primary_email_hint")}</p>
              </>
            ),
          },
        ]}
      />
      <ActionForm
        action={correctPrimaryContactAction}
        labels={labels}
        hidden={{ contract: number, seen: primary.seen }}
      >
        <div className="grid gap-5 sm:grid-cols-3">
          <TextField
            name="firstName"
            label={t("first_name")}
            defaultValue={primary.firstName}
            required
            autoComplete="off"
          />
          <TextField
            name="lastName"
            label={t("last_name")}
            defaultValue={primary.lastName}
            required
            autoComplete="off"
          />
          <TextField
            name="phone"
            type="tel"
            label={tAddresses("phone")}
            optionalLabel={tAddresses("optional")}
            defaultValue={primary.phone ?? ""}
            autoComplete="off"
          />
        </div>
        <SubmitButton pendingLabel={pending}>{tAddresses("save")}</SubmitButton>
      </ActionForm>
      {viewerIsPrimary ? (
        <p>
          <TextLink href={nominatePath(number, "primary")}>{t("hand_over")}</TextLink>
          <span className="mt-1 block text-sm text-muted">{t("hand_over_hint")}</span>
        </p>
      ) : (
        <div className="text-sm text-muted">
          <p>{t("hand_over_other", { name: `${primary.firstName} ${primary.lastName}` })}</p>
          <ContactLine name={`${primary.firstName} ${primary.lastName}`} email={primary.email} phone={primary.phone} />
        </div>
      )}
    </div>
  );
}
