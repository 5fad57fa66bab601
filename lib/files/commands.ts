import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import type { Ctx, DeskCtx } from "@/lib/platform/viewer";
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
  ctx: Ctx | DeskCtx,
  owner: FileOwner,
  files: readonly VettedFile[],
): Promise<FileFate[]> {
  const of = owner.disputeId ?? owner.transferId ?? owner.caseId;
  const [{ taken }] = await tx.$queryRaw<[{ taken: number }]>`
    SELECT count(*)::int AS taken FROM stored_file WHERE ${of}::uuid IN (dispute_id, transfer_id, case_id)`;
  const fates: FileFate[] = [];
  for (const [index, file] of files.entries()) {
    const hasRoom = taken + index < MOST_FILES_OF_ONE;
    fates.push(hasRoom ? "added" : "full");
    if (!hasRoom) {
      await dropIncoming(file.path);
      continue;
    }
    await keepBytes(file.path, file.id);
    await insertRow(tx, ctx, owner, file);
  }
  return fates;
}

async function insertRow(tx: Tx, ctx: Ctx | DeskCtx, owner: FileOwner, file: VettedFile): Promise<void> {
  const [columns, adder] = adderOf(ctx);
  await tx.$executeRaw`
    INSERT INTO stored_file (id, account_id, contract_id, dispute_id, transfer_id, case_id, name, type, size_bytes,
                             sha256, is_scanned, added_at, ${columns})
    VALUES (${file.id}::uuid, ${owner.accountId}::uuid, ${owner.contractId}::uuid, ${owner.disputeId}::uuid,
            ${owner.transferId}::uuid, ${owner.caseId}::uuid, ${file.name}, ${file.type}, ${file.sizeBytes}::int,
            ${file.sha256}, ${file.isScanned}, portal.now(), ${adder})`;
}

/** Whose it is, as columns and values: a viewer's door may not even name the seller's people. */
function adderOf(ctx: Ctx | DeskCtx): readonly [Prisma.Sql, Prisma.Sql] {
  if ("staff" in ctx)
    return [Prisma.sql`staff_id, staff_name`, Prisma.sql`${ctx.staff.staffId}::uuid, ${ctx.staff.name}`];
  const personId = ctx.actor.kind === "person" ? ctx.actor.personId : null;
  return [Prisma.sql`person_id`, Prisma.sql`${personId}::uuid`];
}

/**
 * Takes files that came in: each is judged by itself, those that pass are added by `add`, and of each it is said what
 * became of it. Where `add` fails nothing of them stays.
 */
export async function takeEach(
  received: readonly ReceivedFile[],
  add: (files: readonly VettedFile[]) => Promise<readonly FileFate[]>,
): Promise<readonly FileFate[]> {
  const judged = await Promise.all(received.map(vetFile));
  const passed = judged.filter((file): file is VettedFile => typeof file !== "string");
  const kept = passed.length > 0 ? await addOrDiscard(passed, add) : [];
  let nth = 0;
  return judged.map((file): FileFate => (typeof file === "string" ? file : (kept[nth++] ?? "full")));
}

async function addOrDiscard(
  files: readonly VettedFile[],
  add: (files: readonly VettedFile[]) => Promise<readonly FileFate[]>,
): Promise<readonly FileFate[]> {
  try {
    return await add(files);
  } catch (error) {
    await discardFiles(files);
    throw error;
  }
}

/** Throws away what came in and was not kept after all, wherever it lies by now. */
export async function discardFiles(files: readonly VettedFile[]): Promise<void> {
  await Promise.all(files.flatMap(({ id, path }) => [dropBytes(id), dropIncoming(path)]));
}
