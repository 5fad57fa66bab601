import type { ProductSelection } from "@/lib/catalog/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { WhyNot } from "../ui/why-not";

/** Why products are not added here by oneself, and what can be done instead [QUO-7, QUO-9, WHY-1]. */
export async function WhyNotAdded({ selection: { adding, asking } }: { selection: ProductSelection }) {
  const t = await getTranslations("products");
  if (adding.allowed) return null;
  return (
    <Alert tone={asking.allowed ? "info" : "warning"} title={asking.allowed ? t("ask_instead") : t("not_possible")}>
      <WhyNot refusal={adding} />
    </Alert>
  );
}
