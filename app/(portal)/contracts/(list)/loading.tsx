import { getTranslations } from "next-intl/server";
import { ListSkeleton } from "@/components/contracts/list-skeleton";

/** Only around the list: a page that may not be found must not have begun with a 200. */
export default async function Loading() {
  const t = await getTranslations("layout");
  return <ListSkeleton label={t("loading")} />;
}
