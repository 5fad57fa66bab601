import { ownershipIsSaidOnce, settingsAreReadOnce, vendorsStayBehindGateways } from "../checks/outside-world";
import { rule } from "../rule";

rule("[ARCH-8] only lib/platform/env reads process.env", settingsAreReadOnce, {
  "lib/platform/env.ts": `export const env = () => process.env;`,
  "scripts/start.mjs": `const port = process.env.PORT;`,
  "next.config.ts": `export default { distDir: process.env.DIST };`,
  "lib/platform/log.ts": `
    import { env } from "./env";
    import { env as settings } from "node:process"; // refused
    const level = process.env.LOG_LEVEL; // refused
    const again = globalThis.process?.["env"]; // refused
    const { env: all } = process; // refused
    const settled = { process: { env: 1 } };
    process.exit(env().PORT);`,
  "app/page.tsx": `export default function Page() { return process.env["PORT"]; } // refused`,
});

rule("[ARCH-8] stripe, pdfkit and the CSV writer are known to their gateway files only", vendorsStayBehindGateways, {
  "lib/payments/stripe.ts": `import Stripe from "stripe";`,
  "lib/invoices/pdf.ts": `import PDFDocument from "pdfkit";`,
  "sandbox/server.ts": `
    import type Stripe from "stripe";
    import { Stripe as Client } from "stripe"; // refused`,
  "tests/payments/pay.test.ts": `import Stripe from "stripe";`,
  "lib/payments/commands.ts": `
    import type Stripe from "stripe"; // refused
    import { charge } from "./stripe";`,
  "lib/payments/pdf.ts": `import Stripe from "stripe/esm/stripe.js"; // refused`,
  "scripts/bench.ts": `import PDFDocument from "pdfkit"; // refused`,
  "lib/platform/csv.ts": `import { stringify } from "csv-stringify/sync";`,
  "lib/invoices/list/queries.ts": `import { stringify } from "csv-stringify/sync"; // refused`,
});

rule("[ARCH-8] ownership fields stand in a filter of lib/access only", ownershipIsSaidOnce, {
  "lib/access/contracts.ts": `
    export const visible = (id: string) => ({ where: { contacts: { some: { personId: id } } } });
    export const rows = sql\`select * from contract_access\`;`,
  "lib/contracts/queries.ts": `
    tx.contract.findMany({ where: { AND: [visibleContract(viewer), { status }] }, select: { contacts: true } });
    tx.contract.findMany({ where: { contacts: { some: { id } } } }); // refused
    tx.contract.findMany({ where: { AND: [{ billGroup: { accessRules: { some: {} } } }] } }); // refused
    tx.contract.findMany({ where: { ...(open ? { "access": { some: {} } } : {}) } }); // refused
    tx.contractContact.findUnique({ where: { contractId_personId: { contractId, personId: id } } }); // refused
    tx.contract.findMany({ select: { contacts: { where: { personId: id } } } }); // refused
    tx.contractContact.create({ data: { personId } });
    const where: Prisma.ContractWhereInput = { access: { some: {} } }; // refused
    const openWhere = (id: string) => ({ personId: id } satisfies Prisma.SessionWhereInput); // refused
    const dto = { contacts: [], access: "rule" };`,
  "lib/contracts/renewal/commands.ts": `
    tx.$queryRaw<Row[]>\`select * from "contract_access" where x = \${id}\`; // refused
    tx.$executeRaw(Prisma.sql\`delete from access_rule\`); // refused
    const mine = Prisma.sql\`select 1 from contract_contact cc where cc."person_id" = \${id}\`; // refused
    tx.$queryRawUnsafe("select * from contract_access"); // refused
    const turned = Prisma.sql\`select 1 from contract_contact where \${id}::uuid = person_id\`; // refused
    const several = Prisma.sql\`select 1 from contract_contact c where c.person_id = any(\${ids})\`; // refused
    tx.$queryRaw\`select email from contract_contact c join person on person.id = c.person_id where c.id = \${id}\`;
    tx.$queryRaw\`select id from contract_contact where contract_id = \${id}\`;
    const text = "select * from contract_access";`,
});
