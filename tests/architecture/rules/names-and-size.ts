import { expect, test } from "vitest";
import {
  foldersAreNouns,
  namesAreKebabCase,
  noIndexFiles,
  readmeTellsExtraNames,
  vocabularyIsClosed,
} from "../checks/names";
import { filesAreShort, functionsAreShort, limits, pagesAreShort } from "../checks/size";
import { longFunctions } from "../exceptions";
import { projectTree } from "../project-tree";
import { proof, rule, treeFrom } from "../rule";
import { extraNames } from "../vocabulary";

rule("[ARCH] a slice is made of the words of the vocabulary", vocabularyIsClosed(extraNames), {
  "lib/contracts/rules.ts": "",
  "lib/contracts/rules.test.ts": "",
  "lib/contracts/renewal/queries.ts": "",
  "lib/contracts/renewal/commands/turn-off.ts": "",
  "lib/payments/webhook/charge-refunded.ts": "",
  "lib/access/anything.ts": "",
  "lib/platform/anything/at-all.ts": "",
  "lib/contracts/service.ts": "// refused",
  "lib/contracts/actions.tsx": "// refused",
  "lib/contracts/queries.test.ts": "// refused: beside nothing",
  "lib/contracts/renewal/deeper/rules.ts": "// refused",
  "lib/contracts/renewal/deeper/commands/pay.ts": "// refused",
  "lib/contracts/commands/notes.md": "refused",
});

const oneMore = { "payments/ledger.ts": "the only file that writes ledger rows" };

proof("[ARCH] a name beyond the vocabulary counts for the one file it is listed for", vocabularyIsClosed(oneMore), {
  "lib/payments/ledger.ts": "",
  "lib/billing/ledger.ts": "// refused",
});

test("[ARCH] every name beyond the vocabulary is told in the README", () => {
  expect(readmeTellsExtraNames(extraNames)(projectTree())).toEqual([]);
  expect(readmeTellsExtraNames(oneMore)(treeFrom({ "README.md": "`ledger.ts` writes the ledger" }))).toEqual([]);
  expect(readmeTellsExtraNames(oneMore)(treeFrom({ "README.md": "nothing of the kind" }))).toHaveLength(1);
});

rule("[ARCH] file names are kebab-case", namesAreKebabCase, {
  "app/(portal)/contracts/[contractId]/page.tsx": "",
  "app/api/[...path]/route.ts": "",
  "app/@modal/(sign-in)/not-found.tsx": "",
  "app/.well-known/security.txt/route.ts": "",
  "prisma/migrations/20261122020000_doors/migration.sql": "",
  "lib/contracts/rules.test.ts": "",
  "public/Logo.svg": "",
  "components/ui/DatePicker.tsx": "// refused",
  "components/ui/calendar_date.tsx": "// refused",
  "components/[id]/row.tsx": "// refused",
  "app/(portal)/_parts/row.tsx": "// refused",
  "app/Contracts/page.tsx": "// refused",
  "messages/en_GB.json": `"refused"`,
  "nextConfig.ts": "// refused",
});

rule("[ARCH] there is no index file", noIndexFiles, {
  "lib/contracts/rules.ts": "",
  "components/ui/index-card.tsx": "",
  "components/ui/index.tsx": "// refused",
  "scripts/index.mjs": "// refused",
});

rule("[ARCH] no folder is named after a technique", foldersAreNouns, {
  "lib/contracts/rules.ts": "",
  "components/help/common-questions.tsx": "",
  "lib/utils/dates.ts": "// refused",
  "components/hooks/use-toast.ts": "// refused",
  "app/(portal)/helpers/x.css": "/* refused */",
});

const lines = (count: number, first = "//"): string => `${first}\n${"\n".repeat(count - 1)}`;

rule("[ARCH] files are short enough to read in one sitting", filesAreShort, {
  "lib/contracts/queries.ts": lines(limits.file),
  "lib/contracts/rules.test.ts": lines(limits.testFile),
  "prisma/seed/world.ts": lines(1000),
  "lib/contracts/commands.ts": lines(limits.file + 1, "// refused"),
  "components/contracts/table.tsx": lines(limits.file + 1, "// refused"),
  "sandbox/server.ts": lines(limits.file + 1, "// refused"),
  "tests/contracts/renewal.test.ts": lines(limits.testFile + 1, "// refused"),
  "e2e/pay.ts": lines(limits.testFile + 1, "// refused"),
});

rule("[ARCH] a page composes in at most sixty lines", pagesAreShort, {
  "app/page.tsx": lines(limits.page),
  "app/layout.tsx": lines(limits.page + 1),
  "app/(portal)/contracts/page.tsx": lines(limits.page + 1, "// refused"),
});

const functionOf = (count: number, mark: string, statement = "x();"): string =>
  `function it() { // ${mark}\n${`${statement}\n`.repeat(count)}}`;
rule("[ARCH] functions of lib are short enough to see whole", functionsAreShort(longFunctions), {
  "lib/contracts/queries.ts": functionOf(limits.functionBody, "fits"),
  "lib/contracts/commands.ts": functionOf(limits.functionBody + 1, "refused"),
  "lib/contracts/loaders.ts": `export const load = async () => { // refused\n${"\n".repeat(41)}};`,
  "lib/contracts/mail.ts": `const mail = {\n  write() { // refused\n${"\n".repeat(41)}} };`,
  "lib/contracts/csv.ts": `const columns = () => [ // refused\n${"\n".repeat(40)}];`,
  "lib/platform/page.tsx": functionOf(limits.functionBody + 1, "markup", "x(<p />);"),
  "lib/contracts/rules.test.ts": functionOf(limits.functionBody + 1, "a test"),
  "components/contracts/table.tsx": functionOf(limits.functionBody + 1, "not lib"),
});

proof("[ARCH] a long function is excused by name", functionsAreShort({ "lib/desk/csv.ts it": "one line a column" }), {
  "lib/desk/csv.ts": functionOf(limits.functionBody + 1, "excused"),
  "lib/desk/queries.ts": functionOf(limits.functionBody + 1, "refused"),
});
