import { fromDateColumn } from "@/lib/platform/dates";
import { systemReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { StaffMember } from "@/lib/platform/staff-session";
import { revokeKeyInput } from "./schema";
import type { ApiKeyRow } from "./types";

const MOST_KEYS = 200;

const columns = Prisma.sql`
  id, name, prefix, scopes, ends_on AS "endsOn", created_by AS "createdBy", created_at AS "createdAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt", coalesce(ends_on < portal.today('UTC'), false) AS "hasEnded"`;

type Found = Omit<ApiKeyRow, "endsOn"> & { endsOn: Date | null };
const toRow = ({ endsOn, ...key }: Found): ApiKeyRow => ({ ...key, endsOn: endsOn && fromDateColumn(endsOn) });

/** The newest first; those that open something before those that are revoked. */
export const listKeys = (_staff: StaffMember): Promise<ApiKeyRow[]> =>
  systemReading(async (tx) => {
    const found = await tx.$queryRaw<Found[]>`
      SELECT ${columns} FROM api_key ORDER BY revoked_at IS NOT NULL, created_at DESC, id LIMIT ${MOST_KEYS}`;
    return found.map(toRow);
  });

/** @throws DomainError NOT_FOUND */
export const getKey = (_staff: StaffMember, id: string): Promise<ApiKeyRow> =>
  systemReading(async (tx) => {
    const key = revokeKeyInput.safeParse({ key: id }).data?.key;
    const [found] = key ? await tx.$queryRaw<Found[]>`SELECT ${columns} FROM api_key WHERE id = ${key}::uuid` : [];
    if (!found) throw notFound();
    return toRow(found);
  });
