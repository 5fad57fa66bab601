import { getTranslations } from "@/lib/platform/page-texts";
import type { SupportContacts } from "@/lib/support/types";
import { Card } from "../ui/card";
import { ContactLine } from "../ui/contact-line";

/** Whom to turn to, by name, mail and telephone [HLP-3]. */
export async function ContactsCard({ contacts }: { contacts: SupportContacts }) {
  const t = await getTranslations("support");
  const { customerService, collector, accountExecutive } = contacts;
  const people = [
    [t("customer_service"), customerService],
    [t("collector"), collector],
    [t("executive"), accountExecutive],
  ] as const;
  return (
    <Card title={t("contacts")}>
      <div className="flex flex-col gap-4">
        {people.map(([role, contact]) => (
          <div key={role}>
            <h3 className="font-medium">{role}</h3>
            <ContactLine {...contact} />
          </div>
        ))}
        <p className="text-sm text-muted">{t("elsewhere")}</p>
      </div>
    </Card>
  );
}
