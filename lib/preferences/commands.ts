import { audit } from "@/lib/platform/audit";
import { viewerDb } from "@/lib/platform/db";
import type { RequestFacts } from "@/lib/platform/request";
import type { Viewer } from "@/lib/platform/viewer";
import type { ChooseLanguageInput } from "./schema";

interface MaybeSignedIn {
  readonly viewer: Viewer | null;
  readonly request: Pick<RequestFacts, "id">;
}

/** Kept with the person too, where somebody is signed in: their mails come in it [ANY-2]. */
export async function chooseLanguage(
  { viewer, request }: MaybeSignedIn,
  { language }: ChooseLanguageInput,
): Promise<void> {
  if (!viewer) return;
  const actor = { kind: "person", personId: viewer.personId, email: viewer.email } as const;
  await viewerDb(viewer, async (tx) => {
    // updateMany: plain UPDATE, without reading the row back
    await tx.person.updateMany({ where: { id: viewer.personId }, data: { locale: language } });
    const entry = { action: "person.language_chosen", before: { locale: viewer.locale }, after: { locale: language } };
    await audit(tx, { actor, requestId: request.id }, entry);
  });
}
