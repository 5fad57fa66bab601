import { changeSellerLookAction } from "@/lib/desk/sellers/actions";
import type { Seller } from "@/lib/desk/sellers/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../../form/action-form";
import { formTexts } from "../../form/form-texts";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Card } from "../../ui/card";

/** The colour that brands the portal, and whom customers ask [BIL-5]. */
export async function LookForm({ seller }: { seller: Seller }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.sellers"), formTexts()]);
  const { id, version, color, serviceName, serviceEmail, servicePhone } = seller;
  return (
    <Card title={t("look")} description={t("look_hint")}>
      <ActionForm
        action={changeSellerLookAction}
        labels={labels}
        hidden={{ seller: id, version: String(version) }}
        className="grid gap-5 sm:grid-cols-2"
      >
        <TextField name="color" label={t("color")} hint={t("color_hint")} maxLength={7} defaultValue={color} />
        <TextField
          name="serviceName"
          label={t("service_name")}
          hint={t("service_name_hint")}
          maxLength={120}
          defaultValue={serviceName}
        />
        <TextField
          name="serviceEmail"
          type="email"
          label={t("service_email")}
          maxLength={254}
          defaultValue={serviceEmail}
        />
        <TextField
          name="servicePhone"
          type="tel"
          label={t("service_phone")}
          maxLength={40}
          defaultValue={servicePhone}
        />
        <div className="sm:col-span-2">
          <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
