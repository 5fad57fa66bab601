import { getTranslations } from "@/lib/platform/page-texts";
import type { Home } from "@/lib/summary/types";
import { Card } from "../ui/card";
import { ContactLine } from "../ui/contact-line";

/** Customer service, the account executive and the collector, by name [BIL-1, WHY-1]. */
export async function WhoCanHelp({ people }: Pick<Home, "people">) {
  const t = await getTranslations("home");
  const rows = [
    { for: t("help_service"), who: people.customerService },
    { for: t("help_executive"), who: people.accountExecutive },
    { for: t("help_collector"), who: people.collector },
  ];
  return (
    <Card title={t("help_title")}>
      <ul className="flex flex-col gap-4">
        {rows.map(({ for: about, who }) => (
          <li key={about}>
            <p className="text-sm text-muted">{about}</p>
            <ContactLine {...who} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
