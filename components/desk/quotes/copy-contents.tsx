import { getTranslations } from "@/lib/platform/page-texts";
import type { QuoteCopy } from "@/lib/quotes/drafting/types";

/** What goes along into a copy, and what is left out by name. */
export async function CopyContents({ copy: { kept, left } }: { copy: QuoteCopy }) {
  const t = await getTranslations("desk.quotes");
  const items = kept.map(({ name, quantity }) => t("copy_item", { name, quantity }));
  return (
    <>
      {items.length > 0 ? <Named title={t("copy_kept")} items={items} /> : <p>{t("copy_nothing")}</p>}
      {left.length > 0 && <Named title={t("copy_left")} items={left} />}
    </>
  );
}

function Named({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h2 className="font-semibold">{title}</h2>
      <ul className="mt-1 list-disc ps-5 wrap-anywhere">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
