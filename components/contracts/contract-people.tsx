import type { ContractContactRow, ContractDetails } from "@/lib/contracts/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { ContactLine } from "../ui/contact-line";
import { TextLink } from "../ui/text-link";

/** The customer's own contacts on the contract. */
export async function ContractContacts({ number, contacts }: Pick<ContractDetails, "number" | "contacts">) {
  const t = await getTranslations("contracts");
  const rolesOf = ({ isPrimary, isCardHolder }: ContractContactRow) =>
    [
      isPrimary ? t("primary_contact") : null,
      isCardHolder ? t("card_holder") : null,
      !isPrimary && !isCardHolder ? t("billing_contact") : null,
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <Card
      title={t("contacts")}
      actions={<TextLink href={`/users?${new URLSearchParams({ q: number })}`}>{t("manage_users")}</TextLink>}
    >
      <ul className="flex flex-col divide-y divide-line">
        {contacts.map((contact) => (
          <li key={contact.email} className="py-3 first:pt-0 last:pb-0">
            <ContactLine name={contact.name} email={contact.email} phone={contact.phone} />
            <p className="text-sm text-muted">{rolesOf(contact)}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The seller's people for this contract [WHY-1]. */
export async function WhoCanHelp({
  accountExecutive,
  customerService,
}: Pick<ContractDetails, "accountExecutive" | "customerService">) {
  const t = await getTranslations("help");
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-4">
        <ContactLine lead={t("account_executive")} {...accountExecutive} />
        <ContactLine lead={t("customer_service")} {...customerService} />
      </div>
    </Card>
  );
}
