import { viewerDb } from "@/lib/platform/db";
import type { Viewer } from "@/lib/platform/viewer";
import type { ChooseLanguageInput } from "./schema";

interface MaybeSignedIn {
  readonly viewer: Viewer | null;
}

/** Kept with the person too, where somebody is signed in: their mails come in it [ANY-2]. */
export async function chooseLanguage({ viewer }: MaybeSignedIn, { language }: ChooseLanguageInput): Promise<void> {
  if (!viewer) return;
  await viewerDb(viewer, (tx) =>
    // updateMany: plain UPDATE, without reading the row back
    tx.person.updateMany({ where: { id: viewer.personId }, data: { locale: language } }),
  );
}
