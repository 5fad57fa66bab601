import { ownRows } from "@/lib/access/visible";
import { type Tx, viewerReading } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import { DEFAULT_CHOICES } from "../rules";
import type { NotificationChoices } from "../types";

/** What the viewer gets: as chosen, else the default. */
export const getOwnChoices = (viewer: Viewer): Promise<NotificationChoices> =>
  viewerReading(viewer, (tx) => readOwnChoices(tx, viewer));

/** The same inside a transaction. */
export async function readOwnChoices(tx: Tx, viewer: Viewer): Promise<NotificationChoices> {
  const chosen = await tx.notificationChoice.findMany({
    where: ownRows(viewer),
    select: { kind: true, isOn: true },
  });
  return { ...DEFAULT_CHOICES, ...Object.fromEntries(chosen.map(({ kind, isOn }) => [kind, isOn])) };
}
