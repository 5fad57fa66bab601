import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Viewer } from "@/lib/platform/viewer";

/** A file's row as a thread shows it, where the file is `stored_file`. */
export const fileColumns = (viewer: Viewer): Prisma.Sql => Prisma.sql`
  stored_file.id, stored_file.name, stored_file.size_bytes AS "sizeBytes", stored_file.added_at AS at,
  stored_file.staff_id IS NOT NULL AS "isStaff",
  stored_file.person_id IS NOT DISTINCT FROM ${viewer.personId}::uuid AS "isMine",
  coalesce(staff.name, named.first_name || ' ' || named.last_name) AS who`;

/** Joins who added it, as far as the reader may know. */
export const joinFileAdder = Prisma.sql`
  LEFT JOIN staff ON staff.id = stored_file.staff_id
  LEFT JOIN account_person named
    ON named.account_id = stored_file.account_id AND named.person_id = stored_file.person_id`;
