import { addressFormat } from "@/lib/addresses/formats";
import type { SavedAddress } from "@/lib/addresses/types";
import { saveContractAddressAction } from "@/lib/contracts/billing/actions";
import type { BillingAddressTab } from "@/lib/contracts/billing/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { AddressFields } from "../addresses/address-fields";
import { LockedCountry } from "../addresses/locked-country";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

type Props = Pick<BillingAddressTab, "number" | "customerService"> & { address: SavedAddress };

/** Whom invoices are made out to; everything but the country [CON-4, CON-5]. */
export async function BillingAddressForm({ number, address, customerService }: Props) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("addresses"), formTexts()]);
  const format = addressFormat(address.country);
  if (!format) return null;
  const { country, version } = address;
  return (
    <ActionForm
      action={saveContractAddressAction}
      labels={labels}
      hidden={{ contract: number, kind: "billing", country, version: String(version) }}
    >
      <AddressFields format={format} address={address} />
      <LockedCountry country={country} customerService={customerService} />
      <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
    </ActionForm>
  );
}
