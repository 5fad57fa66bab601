import {
  blocksKnowNoNoun,
  coreKnowsNoRequest,
  libLooksDown,
  prismaStaysInside,
  pureStaysPure,
  queriesOnlyRead,
  requestSideHasNoDatabase,
  sandboxStaysApart,
  screensStayOutside,
} from "../checks/imports";
import { queriesHandOutPlainData } from "../checks/prisma-types";
import { rule } from "../rule";

rule("[ARCH-1] app and components never import queries, commands, db, prisma, stripe, pdfkit", screensStayOutside, {
  "app/(portal)/contracts/page.tsx": `
    import { loadContracts } from "@/lib/contracts/loaders";
    import { turnOffRenewalAction } from "@/lib/contracts/renewal/actions";
    import { listContracts } from "@/lib/contracts/queries"; // refused
    import { payInvoices } from "../../../lib/invoices/commands/pay"; // refused
    import { db } from "@/lib/platform/db"; // refused
    import type { Contract } from "@/lib/platform/generated/prisma/client"; // refused
    import { Prisma } from "@prisma/client"; // refused
    export { charge } from "@/lib/payments/stripe"; // refused
    const core = await import("@/lib/contracts/commands"); // refused
    type Rows = import("@/lib/contracts/queries").Rows; // refused`,
  "components/invoices/invoice-table.tsx": `
    import Stripe from "stripe"; // refused
    import PDFDocument from "pdfkit"; // refused
    import { rows } from "@/components/contracts/queries-explained";`,
  "lib/contracts/loaders.ts": `import { listContracts } from "./queries";`,
});

rule("[ARCH-2] rules, schema and types never reach next, react, prisma, node:, env or the clock", pureStaysPure, {
  "lib/contracts/rules.ts": `
    import { addDays } from "@/lib/platform/dates";
    import { now } from "@/lib/platform/clock"; // refused
    import { cookies } from "next/headers"; // refused
    import { cache } from "react"; // refused
    import { randomUUID } from "crypto"; // refused
    import { shout } from "@/lib/platform/shout"; // refused
    import type { Loud } from "@/lib/platform/shout";`,
  "lib/contracts/schema.ts": `
    import { z } from "zod";
    import { env } from "@/lib/platform/env"; // refused
    import { getTranslations } from "@/lib/platform/page-texts"; // refused`,
  "lib/contracts/renewal/types.ts": `
    import type { ReactNode } from "react"; // refused
    import type { Contract } from "@/lib/platform/generated/prisma/client"; // refused`,
  "lib/contracts/queries.ts": `import { readFileSync } from "node:fs";`,
  "lib/platform/dates.ts": `import { Temporal } from "temporal-polyfill";`,
  "lib/platform/shout.ts": `import { level } from "./levels";`,
  "lib/platform/levels.ts": `import { env } from "./env";`,
});

rule("[ARCH-3] queries and commands never import next, the session, loaders or actions", coreKnowsNoRequest, {
  "lib/contracts/queries.ts": `
    import { visibleContract } from "@/lib/access/contracts";
    import { headers } from "next/headers"; // refused
    import { getServerSession } from "next-auth"; // refused
    import { currentSession } from "@/lib/auth/session"; // refused`,
  "lib/contracts/commands/renew.ts": `
    import { loadContract } from "../loaders"; // refused
    import { portalAction } from "@/lib/platform/action"; // refused
    import { renewAction } from "../actions"; // refused`,
  "lib/contracts/commands.ts": `import { revalidatePath } from "next/cache"; // refused`,
  "lib/contracts/loaders.ts": `import { headers } from "next/headers";`,
});

rule("[ARCH-3] queries go by the doors that only read", queriesOnlyRead, {
  "lib/contracts/queries.ts": `
    import { type Tx, viewerReading, viewerRows } from "@/lib/platform/db";
    import { systemReading } from "@/lib/platform/db";
    import { systemDb } from "@/lib/platform/db"; // refused
    import { type Tx as T, viewerDb as door } from "../platform/db"; // refused`,
  "lib/contracts/commands.ts": `import { viewerDb } from "@/lib/platform/db";`,
  "lib/platform/db.ts": `export const viewerDb = 1;`,
});

rule("[ARCH-4] loaders and actions never import the database", requestSideHasNoDatabase, {
  "lib/contracts/loaders.ts": `
    import { loader } from "@/lib/platform/loader";
    import { listContracts } from "./queries";
    import { db } from "@/lib/platform/db"; // refused
    import { Client } from "pg"; // refused`,
  "lib/contracts/renewal/actions.ts": `
    import { transaction } from "@/lib/platform/transaction"; // refused
    import { Prisma } from "@/lib/platform/generated/prisma/client"; // refused`,
  "lib/contracts/commands.ts": `import { transaction } from "@/lib/platform/transaction";`,
});

rule("[ARCH-5] lib never imports app or components, and platform never a slice", libLooksDown, {
  "lib/contracts/mail.ts": `
    import { Button } from "@/components/ui/button"; // refused
    import { metadata } from "@/app/layout"; // refused
    import { money } from "@/lib/platform/money";`,
  "lib/platform/audit.ts": `
    import { db } from "./db";
    import type { Actor } from "@/lib/auth/types"; // refused`,
});

rule("[ARCH-6] components/ui and components/form know no noun of the business", blocksKnowNoNoun, {
  "components/ui/table.tsx": `
    import { cva } from "class-variance-authority";
    import { Button } from "./button";
    import { ContractRow } from "../contracts/contract-row"; // refused
    import type { Contract } from "@/lib/contracts/types"; // refused`,
  "components/form/action-form.tsx": `
    import type { Decision } from "@/lib/platform/decision";
    import { Button } from "@/components/ui/button";
    import { signInAction } from "@/lib/auth/actions"; // refused`,
  "components/contracts/contract-row.tsx": `import type { Contract } from "@/lib/contracts/types";`,
});

rule("[ARCH-10] Prisma is named by queries and commands only, and by what stands below them", prismaStaysInside, {
  "lib/contracts/queries.ts": `import type { Prisma } from "@/lib/platform/generated/prisma/client";`,
  "lib/contracts/commands/renew.ts": `import { Prisma } from "@/lib/platform/generated/prisma/client";`,
  "lib/access/contracts.ts": `import type { Prisma } from "@prisma/client";`,
  "prisma/seed/world.ts": `import { Prisma } from "@/lib/platform/generated/prisma/client";`,
  "lib/contracts/mail.ts": `import type { Contract } from "@/lib/platform/generated/prisma/client"; // refused`,
  "lib/contracts/types.ts": `export type { Contract } from "@prisma/client"; // refused`,
  "lib/platform/types.ts": `import type { Prisma } from "./generated/prisma/client"; // refused`,
  "components/contracts/row.tsx": `type Row = import("@/lib/platform/generated/prisma/models").Contract; // refused`,
});

rule("[ARCH-10] what queries export says nothing of Prisma", queriesHandOutPlainData, {
  "lib/contracts/queries.ts": `
    import type { Prisma, Contract as Row } from "@/lib/platform/generated/prisma/client";
    import type { ContractRow } from "./types";
    const shape = { id: true } satisfies Prisma.ContractSelect;
    type Inner = Prisma.ContractGetPayload<{ select: typeof shape }>;
    const toDto = (row: Row): ContractRow => row;
    export const listContracts = async (tx: Prisma.TransactionClient): Promise<ContractRow[]> => [];
    export type Listed = Prisma.ContractGetPayload<{ select: typeof shape }>; // refused
    export interface Wider extends Row {} // refused
    export async function getContract(id: string): Promise<Row> { throw id; } // refused
    export const findContract = async (id: string): Promise<Row | null> => null; // refused
    export type { Contract } from "@/lib/platform/generated/prisma/client"; // refused`,
  "lib/contracts/commands.ts": `
    import type { Contract } from "@/lib/platform/generated/prisma/client";
    export async function lockContract(): Promise<Contract> { throw 1; }`,
});

rule("[ARCH-11] the sandbox and the portal never import each other", sandboxStaysApart, {
  "sandbox/server.ts": `
    import { createServer } from "node:http";
    import { store } from "./store";
    import { money } from "@/lib/platform/money"; // refused
    import { Button } from "../components/ui/button"; // refused`,
  "lib/payments/stripe.ts": `import { cards } from "@/sandbox/cards"; // refused`,
  "app/page.tsx": `import type { Card } from "../sandbox/cards"; // refused`,
  "scripts/start.ts": `import { start } from "../sandbox/server";`,
});
