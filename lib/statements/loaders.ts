import { loadPortalFrame } from "@/lib/branding/loaders";
import { findLogo } from "@/lib/branding/queries";
import { notFound } from "@/lib/platform/errors";
import { countFile } from "@/lib/platform/limits";
import { portalLoader } from "@/lib/platform/loader";
import { pageLocale } from "@/lib/platform/page-locale";
import type { Viewer } from "@/lib/platform/viewer";
import { statementCsv } from "./csv";
import { renderStatementPdf } from "./pdf";
import { getStatement } from "./queries";
import { MOST_ON_PAGE, MOST_ON_PAPER } from "./rules";
import { type StatementSearch, statementSearch } from "./schema";
import type { Statement } from "./types";

const searchOf = (path: string): StatementSearch =>
  statementSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")));

/** Of the bill group that is looked at, by the page's address, `/statements?…`; null where there is none [PAY-11]. */
export const loadStatement = portalLoader(async (viewer: Viewer, path: string) => {
  const { billGroup } = await loadPortalFrame();
  return billGroup && getStatement(viewer, billGroup.id, searchOf(path), MOST_ON_PAGE);
});

/** The statement that a file's address names: its bill group and its days. @throws DomainError TOO_MANY */
async function getNamed(viewer: Viewer, path: string, most: number): Promise<Statement> {
  const search = searchOf(path);
  if (!search.group) throw notFound();
  await countFile(viewer);
  const { statement } = await getStatement(viewer, search.group, search, most);
  if (!statement) throw notFound();
  return statement;
}

/** As a document. @throws DomainError TOO_MANY */
export const loadStatementPdf = portalLoader(async (viewer: Viewer, path: string) => {
  const statement = await getNamed(viewer, path, MOST_ON_PAPER);
  const { logoUrl, ...seller } = statement.seller;
  const printed = { ...statement, seller: { ...seller, logo: await findLogo(viewer, logoUrl) } };
  const { from, to } = statement.period;
  return { name: `${statement.group.name}-${from}-${to}`, bytes: await renderStatementPdf(printed) };
});

/** As rows, by its address, all movements of it. @throws DomainError TOO_MANY */
export const loadStatementCsv = portalLoader(async (viewer: Viewer, path: string) => {
  const statement = await getNamed(viewer, path, 0);
  return statementCsv(viewer, statement, await pageLocale());
});
