import { deskAccountsSql } from "@/lib/access/visible";
import type { SavedFile } from "@/lib/files/queries";
import { readBytes } from "@/lib/files/store";
import { systemDb } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import { deskThingId } from "../collections/schema";

/** A file of a dispute or transfer of one of their accounts, with its bytes. @throws DomainError NOT_FOUND */
export async function getDeskFile(staff: StaffMember, id: string): Promise<SavedFile> {
  if (!deskThingId.safeParse(id).success) throw notFound();
  const [file] = await systemDb(
    (tx) => tx.$queryRaw<{ name: string; type: string }[]>`
      SELECT stored_file.name, stored_file.type
      FROM stored_file JOIN account ON account.id = stored_file.account_id
      WHERE stored_file.id = ${id}::uuid AND ${deskAccountsSql(staff)}`,
  );
  const bytes = file ? await readBytes(id) : null;
  if (!file || !bytes) throw notFound();
  return { ...file, bytes };
}
