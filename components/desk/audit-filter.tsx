import { auditLogPath } from "@/lib/desk/audit-log/rules";
import type { AuditSearch } from "@/lib/desk/audit-log/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";
import { SearchIcon } from "../ui/icons";

/** Who, what, about whom and when [DSK-7]. */
export async function AuditFilter({ search }: { search: Omit<AuditSearch, "after" | "before"> }) {
  const [t, tDesk] = await Promise.all([getTranslations("desk.audit_log"), getTranslations("desk")]);
  const { who = "", action = "", account = "", contract = "", from = "", to = "" } = search;
  return (
    <FilterForm
      action={auditLogPath()}
      values={{ who, action, account, contract, from, to }}
      className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3"
    >
      <TextField type="search" name="who" label={t("filter_who")} maxLength={254} defaultValue={who} />
      <TextField type="search" name="action" label={t("filter_action")} maxLength={80} defaultValue={action} />
      <TextField type="search" name="account" label={tDesk("name")} maxLength={80} defaultValue={account} />
      <TextField type="search" name="contract" label={tDesk("contract")} maxLength={80} defaultValue={contract} />
      <TextField type="date" name="from" label={t("from")} defaultValue={from} />
      <TextField type="date" name="to" label={t("to")} defaultValue={to} />
      <button type="submit" className={buttonClass()}>
        <SearchIcon />
        {tDesk("search_button")}
      </button>
    </FilterForm>
  );
}
