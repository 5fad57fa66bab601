import type { PaymentMethods } from "@/lib/payments/methods/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Badge } from "../ui/badge";
import { Table } from "../ui/table";
import { MethodControls } from "./method-controls";
import { MethodExpiry } from "./method-expiry";
import { methodName } from "./method-name";
import { MethodUses } from "./method-uses";

/** A bill group's saved payment methods [BIL-3]. */
export async function MethodTable({ methods: { billGroupId, change, methods } }: { methods: PaymentMethods }) {
  const [t, locale] = await Promise.all([getTranslations("methods"), getLocale()]);
  return (
    <Table
      caption={t("list")}
      rows={methods}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "method",
          header: t("method"),
          kind: "title",
          cell: (method) => (
            <span className="flex flex-wrap items-center gap-2">
              {methodName(method, locale)}
              {method.isDefault && <Badge tone="brand">{t("default")}</Badge>}
            </span>
          ),
        },
        { id: "expires", header: t("expires"), cell: (method) => <MethodExpiry method={method} /> },
        { id: "uses", header: t("used_by"), cell: (method) => <MethodUses method={method} /> },
        ...(change.allowed
          ? [
              {
                id: "controls",
                header: t("controls"),
                kind: "action" as const,
                cell: (method: PaymentMethods["methods"][number]) => (
                  <MethodControls billGroup={billGroupId} method={method} name={methodName(method, locale)} />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
