import { joinOwnAccessSql, visibleCaseSql } from "@/lib/access/visible";
import { type Tx, viewerReading } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { Viewer } from "@/lib/platform/viewer";
import { fileColumns, joinFileAdder } from "./facts";
import { MOST_FILES_OF_ONE } from "./rules";
import { readBytes } from "./store";
import type { FileRow } from "./types";

export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A file of a contract that the viewer sees, or of a case of their own, with its bytes. @throws DomainError NOT_FOUND [ACC-6] */
export async function getFile(viewer: Viewer, id: string): Promise<SavedFile> {
  const [file] = await viewerReading(
    viewer,
    (tx) => tx.$queryRaw<{ name: string; type: string }[]>`
      SELECT stored_file.name, stored_file.type
      FROM stored_file JOIN contract ON contract.id = stored_file.contract_id ${joinOwnAccessSql(viewer)}
      WHERE stored_file.id = ${id}::uuid
      UNION ALL
      SELECT stored_file.name, stored_file.type
      FROM stored_file JOIN support_case ON support_case.id = stored_file.case_id
      WHERE stored_file.id = ${id}::uuid AND ${visibleCaseSql(viewer)}`,
  );
  const bytes = file ? await readBytes(id) : null;
  if (!file || !bytes) throw notFound();
  return { ...file, bytes };
}

/** The files of a dispute, the oldest first; whoever calls has found the dispute among the viewer's. */
export const listFilesOfDispute = (tx: Tx, viewer: Viewer, disputeId: string): Promise<FileRow[]> =>
  tx.$queryRaw<FileRow[]>`
    SELECT ${fileColumns(viewer)} FROM stored_file ${joinFileAdder}
    WHERE stored_file.dispute_id = ${disputeId}::uuid
    ORDER BY stored_file.added_at, stored_file.id LIMIT ${MOST_FILES_OF_ONE}`;

/** The files of several transfers, each with the transfer it is of. */
export const listFilesOfTransfers = (
  tx: Tx,
  viewer: Viewer,
  transferIds: readonly string[],
): Promise<(FileRow & { transferId: string })[]> => tx.$queryRaw<(FileRow & { transferId: string })[]>`
  SELECT ${fileColumns(viewer)}, stored_file.transfer_id AS "transferId" FROM stored_file ${joinFileAdder}
  WHERE stored_file.transfer_id = ANY (${[...transferIds]}::uuid[])
  ORDER BY stored_file.added_at, stored_file.id LIMIT ${MOST_FILES_OF_ONE * 10}`;

/** The files of a support case, the oldest first; whoever calls has found the case, by either door. */
export const listFilesOfCase = (tx: Tx, caseId: string): Promise<FileRow[]> => tx.$queryRaw<FileRow[]>`
  SELECT id, name, size_bytes AS "sizeBytes", added_at AS at, staff_id IS NOT NULL AS "isStaff",
         staff_id IS NULL AS "isMine", staff_name AS who
  FROM stored_file WHERE case_id = ${caseId}::uuid ORDER BY added_at, id LIMIT ${MOST_FILES_OF_ONE}`;
