import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Ctx } from "@/lib/platform/viewer";
import type { Batch } from "../types";

/** A batch being written, and who is told how far it is. */
export interface Writing extends Batch {
  readonly tell: (step: string) => Promise<void>;
}

/** The rows of a verdict, `row`; where they change something with what was said last, `record`. */
export const rowsOf = ({ runId, kind }: Batch, verdict: "new" | "changed"): Prisma.Sql =>
  verdict === "new"
    ? Prisma.sql`(SELECT * FROM import_row WHERE run_id = ${runId}::uuid AND verdict = 'new') row`
    : Prisma.sql`(
        SELECT import_row.*, record.content AS last FROM import_row
        JOIN imported_record record ON record.kind = ${kind} AND record.external_id = import_row.external_id
        WHERE run_id = ${runId}::uuid AND verdict = 'changed') row`;

/** A column after a change: what is said, where that is not what was said last; else what is here. */
export const unlessSaid = (column: string, field: string, value: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`CASE WHEN row.data->${field} IS DISTINCT FROM row.last->${field} THEN ${value} ELSE here.${Prisma.raw(column)} END`;

const text = (field: string): Prisma.Sql => Prisma.sql`row.data->>${field}`;
const staff = (field: string): Prisma.Sql => Prisma.sql`(SELECT id FROM staff WHERE email = row.data->>${field})`;

export async function writeAccounts(tx: Tx, _ctx: Ctx, writing: Writing): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO account (id, name, type, locale, account_executive_id, collector_id)
    SELECT row.target_id, ${text("name")}, (${text("type")})::account_type, ${text("locale")},
           ${staff("accountExecutive")}, ${staff("collector")}
    FROM ${rowsOf(writing, "new")}`;
  await tx.$executeRaw`
    UPDATE account here
    SET name = ${unlessSaid("name", "name", text("name"))},
        type = ${unlessSaid("type", "type", Prisma.sql`(${text("type")})::account_type`)},
        locale = ${unlessSaid("locale", "locale", text("locale"))},
        account_executive_id = ${unlessSaid("account_executive_id", "accountExecutive", staff("accountExecutive"))},
        collector_id = ${unlessSaid("collector_id", "collector", staff("collector"))}
    FROM ${rowsOf(writing, "changed")} WHERE here.id = row.target_id`;
}

export async function writeBillGroups(tx: Tx, _ctx: Ctx, writing: Writing): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency, billing_anchor_on, po_number, vat_number,
                            registration_number)
    SELECT row.target_id, row.owner_id, seller.id, ${text("name")}, (${text("frequency")})::billing_frequency,
           coalesce((${text("billingAnchorOn")})::date, portal.today(seller.time_zone)), ${text("poNumber")},
           ${text("vatNumber")}, ${text("registrationNumber")}
    FROM ${rowsOf(writing, "new")} JOIN seller_entity seller ON seller.name = ${text("sellerEntity")}`;
  await tx.$executeRaw`
    UPDATE bill_group here
    SET name = ${unlessSaid("name", "name", text("name"))},
        frequency = ${unlessSaid("frequency", "frequency", Prisma.sql`(${text("frequency")})::billing_frequency`)},
        billing_anchor_on = coalesce(${unlessSaid(
          "billing_anchor_on",
          "billingAnchorOn",
          Prisma.sql`(${text("billingAnchorOn")})::date`,
        )}, here.billing_anchor_on),
        po_number = ${unlessSaid("po_number", "poNumber", text("poNumber"))},
        vat_number = ${unlessSaid("vat_number", "vatNumber", text("vatNumber"))},
        registration_number = ${unlessSaid("registration_number", "registrationNumber", text("registrationNumber"))},
        version = here.version + 1
    FROM ${rowsOf(writing, "changed")} WHERE here.id = row.target_id`;
}
