import { addressFormat } from "@/lib/addresses/formats";
import type { InheritedAddress } from "@/lib/addresses/types";
import type { FormState } from "@/lib/platform/form-state";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Card } from "../ui/card";
import { AddressFields } from "./address-fields";
import { CountryForm } from "./country-form";
import { UseGroupAddress } from "./use-group-address";

type BackAction = (state: FormState, data: FormData) => Promise<FormState>;

interface OpenAddressProps extends InheritedAddress {
  kind: "contact" | "shipping";
  title: string;
  description?: string;
  /** The page it stands on, and the country chosen there for this form. */
  path: string;
  chosen: string | undefined;
  /** Where neither an address nor a choice says more. */
  homeCountry: string;
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** Whose address it is, for the action. */
  hidden: Readonly<Record<string, string>>;
  /** The way back to the bill group's, which asks first. */
  back?: { action: BackAction; isAsked: boolean };
}

/** An address whose country is free: the country first, then the fields it asks for [CON-5, CON-6]. */
export async function OpenAddress({ kind, own, ofGroup, chosen, homeCountry, ...rest }: OpenAddressProps) {
  const { title, description, path, action, hidden, back } = rest;
  const [t, { labels, pending }] = await Promise.all([getTranslations("addresses"), formTexts()]);
  const shown = own ?? ofGroup;
  const country = chosen ?? shown?.country ?? homeCountry;
  const format = addressFormat(country) ?? addressFormat(homeCountry);
  if (!format) return null;
  // Parts of another country's address would only be in the way.
  const filled = shown && shown.country !== format.country ? { ...shown, postalCode: null, region: null } : shown;
  return (
    <Card title={title} {...(description ? { description } : {})}>
      <div id={kind} className="flex flex-col gap-5">
        {!own && <p className="text-muted">{ofGroup ? t("of_group") : t("none")}</p>}
        <CountryForm id={kind} path={path} search={{ of: kind }} country={format.country} />
        <ActionForm
          action={action}
          labels={labels}
          hidden={{ ...hidden, kind, country: format.country, version: String(own?.version ?? 0) }}
        >
          <AddressFields format={format} address={filled} reach />
          <SubmitButton variant="secondary" pendingLabel={pending}>
            {t("save")}
          </SubmitButton>
        </ActionForm>
        {back && own && ofGroup && <UseGroupAddress {...{ kind, own, ofGroup, path, hidden }} {...back} />}
      </div>
    </Card>
  );
}
