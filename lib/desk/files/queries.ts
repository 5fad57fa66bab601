import { deskAccountsSql } from "@/lib/access/visible";
import type { SavedFile } from "@/lib/files/queries";
import { readBytes } from "@/lib/files/store";
import { systemReading } from "@/lib/platform/db";
import { hasDeskPermission } from "@/lib/platform/desk-permissions";
import { notFound } from "@/lib/platform/errors";
import type { StaffMember } from "@/lib/platform/staff-session";
import { deskThingId } from "../collections/schema";

/** A file of one of their accounts, with its bytes: of a case for who reads cases, of a dispute or transfer for who answers those. @throws DomainError NOT_FOUND */
export async function getDeskFile(staff: StaffMember, id: string): Promise<SavedFile> {
  if (!deskThingId.safeParse(id).success) throw notFound();
  const ofCollections = hasDeskPermission(staff.role, "collections.answer");
  const ofCases = hasDeskPermission(staff.role, "cases.read");
  const [file] = await systemReading(
    (tx) => tx.$queryRaw<{ name: string; type: string }[]>`
      SELECT stored_file.name, stored_file.type
      FROM stored_file JOIN account ON account.id = stored_file.account_id
      WHERE stored_file.id = ${id}::uuid AND ${deskAccountsSql(staff)}
        AND CASE WHEN stored_file.case_id IS NULL THEN ${ofCollections}::boolean ELSE ${ofCases}::boolean END`,
  );
  const bytes = file ? await readBytes(id) : null;
  if (!file || !bytes) throw notFound();
  return { ...file, bytes };
}
