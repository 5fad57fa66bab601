import { deskCollectionsPath } from "@/lib/desk/collections/rules";
import { type CollectionsSearch, TOLD_KINDS } from "@/lib/desk/collections/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { TabsNav } from "../../ui/tabs-nav";
import { TextLink } from "../../ui/text-link";

/** One kind at a time; of disputes the open ones, or all. */
export async function ToldTabs({ search: { kind, all } }: { search: CollectionsSearch }) {
  const t = await getTranslations("desk.collections");
  const other = all ? deskCollectionsPath({ kind }) : deskCollectionsPath({ kind, all: "1" });
  return (
    <>
      <TabsNav
        label={t("title")}
        items={TOLD_KINDS.map((value) => ({
          label: t(`kind_${value}`),
          href: deskCollectionsPath({ kind: value }),
          current: value === kind,
        }))}
      />
      {kind === "dispute" && (
        <p>
          <TextLink href={other}>{t(all ? "only_open" : "all_disputes")}</TextLink>
        </p>
      )}
    </>
  );
}
