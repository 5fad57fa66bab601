import { withSearch } from "../rules";
import { DESK } from "../second-factor/rules";

type Search = Readonly<Record<string, string | undefined>>;

export const auditLogPath = (search: Search = {}): string => withSearch(`${DESK}/audit-log`, search);

/** The same search as rows, without a page. */
export const auditCsvPath = ({ after: _after, before: _before, ...search }: Search): string =>
  withSearch("/api/exports/audit.csv", search);
