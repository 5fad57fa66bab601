import { COOKIES, type CookieName, cookieName } from "@/lib/platform/cookies";
import { getTranslations } from "@/lib/platform/page-texts";
import { Table } from "../ui/table";

/** Every cookie there is, from the same list that sets them [ANY-6]. */
export async function CookieTable() {
  const t = await getTranslations("cookies");
  return (
    <Table
      caption={t("caption")}
      rows={Object.keys(COOKIES) as CookieName[]}
      rowKey={(cookie) => cookie}
      columns={[
        { id: "name", header: t("name"), kind: "title", cell: (cookie) => <code>{cookieName(cookie)}</code> },
        { id: "purpose", header: t("purpose"), cell: (cookie) => t(cookie) },
        { id: "duration", header: t("duration"), cell: (cookie) => t(`${cookie}_duration`) },
      ]}
    />
  );
}
