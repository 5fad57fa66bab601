import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Ctx } from "@/lib/platform/viewer";
import { type FileFate, keptName, MOST_FILES_OF_ONE } from "./rules";
import { scanFile } from "./scan";
import { sniffType } from "./sniff";
import { dropBytes, dropIncoming, keepBytes } from "./store";
import type { FileFault, FileOwner, ReceivedFile, VettedFile } from "./types";

/** Looks at what came in, with no transaction open; what is refused is thrown away. */
export async function vetFile(file: ReceivedFile): Promise<VettedFile | FileFault> {
  const outcome = await vet(file);
  if (typeof outcome === "string") await dropIncoming(file.path);
  return outcome;
}

async function vet(file: ReceivedFile): Promise<VettedFile | FileFault> {
  if (file.isTooBig) return "too_big";
  if (file.sizeBytes === 0) return "empty";
  const type = await sniffType(file.path);
  if (!type) return "type";
  const scanned = await scanFile(file.path);
  if (scanned === "infected" || scanned === "unchecked") return scanned;
  return { ...file, id: newId(), type, name: keptName(file.claimedName, type), isScanned: scanned === "clean" };
}

/**
 * Keeps files that passed, each with its row, in the transaction of what they are added to, whose owner is locked. The
 * bytes are in their place before the row is: whatever fails leaves bytes without a row at worst, which are cleared.
 * @returns what became of each
 */
export async function keepFiles(
  tx: Tx,
  { actor }: Ctx,
  owner: FileOwner,
  files: readonly VettedFile[],
): Promise<FileFate[]> {
  const of = owner.disputeId ?? owner.transferId;
  const [{ taken }] = await tx.$queryRaw<[{ taken: number }]>`
    SELECT count(*)::int AS taken FROM stored_file WHERE ${of}::uuid IN (dispute_id, transfer_id)`;
  const fates: FileFate[] = [];
  for (const [index, file] of files.entries()) {
    const hasRoom = taken + index < MOST_FILES_OF_ONE;
    fates.push(hasRoom ? "added" : "full");
    if (!hasRoom) continue;
    await keepBytes(file.path, file.id);
    const personId = actor.kind === "person" ? actor.personId : null;
    await tx.$executeRaw`
      INSERT INTO stored_file (id, account_id, contract_id, dispute_id, transfer_id, name, type, size_bytes, sha256,
                               is_scanned, person_id, added_at)
      VALUES (${file.id}::uuid, ${owner.accountId}::uuid, ${owner.contractId}::uuid, ${owner.disputeId}::uuid,
              ${owner.transferId}::uuid, ${file.name}, ${file.type}, ${file.sizeBytes}::int, ${file.sha256},
              ${file.isScanned}, ${personId}::uuid, portal.now())`;
  }
  return fates;
}

/** Throws away what came in and was not kept after all, wherever it lies by now. */
export async function discardFiles(files: readonly VettedFile[]): Promise<void> {
  await Promise.all(files.flatMap(({ id, path }) => [dropBytes(id), dropIncoming(path)]));
}
