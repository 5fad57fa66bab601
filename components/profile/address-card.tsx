import type { AddressChange } from "@/lib/auth/new-address/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { NewAddressForm } from "./new-address-form";
import { PendingAddress } from "./pending-address";
import { SignInAgain } from "./sign-in-again";

interface AddressCardProps {
  personName: string | null;
  change: AddressChange;
}

/** The person's address, a change that waits, and the way to change it or why not now [SIG-9]. */
export async function AddressCard({ personName, change }: AddressCardProps) {
  const t = await getTranslations("profile");
  const { email, decision, pending, timeZone } = change;
  const name = personName ? [{ term: t("name"), value: personName }] : [];
  return (
    <Card title={t("address")} description={t("address_description")}>
      <div className="flex flex-col gap-6">
        <DescriptionList items={[...name, { term: t("present"), value: email }]} />
        {pending && <PendingAddress pending={pending} timeZone={timeZone} />}
        {decision.allowed ? <NewAddressForm /> : <SignInAgain email={email} refusal={decision} />}
      </div>
    </Card>
  );
}
