import { pagesAreComponents, pagesCompose } from "../checks/pages";
import { rule } from "../rule";

rule("[ARCH] a page is a named function component", pagesAreComponents, {
  "app/page.tsx": `export default async function HomePage() { return <p />; }`,
  "app/help/page.tsx": `
    export const metadata = {};
    export default function HelpPage() { return <p />; }`,
  "app/a/page.tsx": `export default () => <p />; // refused`,
  "app/b/page.tsx": `export default function () { return <p />; } // refused`,
  "app/c/page.tsx": `export { default } from "@/components/c"; // refused`,
  "app/d/page.tsx": `
    const Page = async () => <p />;
    export default Page; // refused`,
  "app/layout.tsx": `export default () => <p />;`,
});

rule("[ARCH] a page knows lib by its loaders, actions, schema, rules and types", pagesCompose, {
  "app/contracts/page.tsx": `
    import { getTranslations } from "@/lib/platform/page-texts";
    import { ContractTable } from "@/components/contracts/contract-table";
    import { loadContracts } from "@/lib/contracts/loaders";
    import { turnOffRenewalAction } from "@/lib/contracts/renewal/actions";
    import { parseContractSearch } from "@/lib/contracts/schema";
    import type { ContractRow } from "@/lib/contracts/types";
    import { formatDay } from "@/lib/platform/format";
    import type { PlainDate } from "@/lib/platform/dates";
    import { contractPath } from "@/lib/contracts/rules";
    import { renderPdf } from "@/lib/invoices/pdf"; // refused
    import { env } from "@/lib/platform/env"; // refused
    import { currentViewer } from "@/lib/auth/viewer"; // refused`,
  "app/api/invoices/[id]/route.ts": `import { renderPdf } from "@/lib/invoices/pdf";`,
});
