import { notFound } from "@/lib/platform/errors";
import { portalLoader } from "@/lib/platform/loader";
import type { Viewer } from "@/lib/platform/viewer";
import { listContractChoices } from "./choices/queries";
import { getHandover, getNomination, listOffersToMe } from "./handover/queries";
import { handoverInPath, nominateSearch } from "./handover/schema";
import { getPlace, getUser, listUsers } from "./queries";
import { previewRemoval } from "./removal/queries";
import { place, removalSearch, usersSearch } from "./schema";

/** By the list's address, `/users?…`. */
export const loadUsers = portalLoader(async (viewer: Viewer, path: string) =>
  listUsers(viewer, usersSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")))),
);

/** Somebody the viewer shares a contract with. */
export const loadUser = portalLoader(getUser);

export const loadContractChoices = portalLoader(async (viewer: Viewer, person: string | null, q: string | undefined) =>
  listContractChoices(viewer, person, q),
);

/** By the confirmation's address, `/users/remove?…`; words that name nobody are left out. */
export const loadRemoval = portalLoader(async (viewer: Viewer, path: string) => {
  const given = new URLSearchParams(path.split("?")[1] ?? "");
  const asked = removalSearch.parse({ person: given.getAll("person"), place: given.getAll("place") });
  const places = asked.place.flatMap((text) => place.safeParse(text).data ?? []);
  return previewRemoval(viewer, asked.person, places);
});

/** A place by its word in an address. */
export const loadPlace = portalLoader(async (viewer: Viewer, key: string | undefined) => {
  const wanted = place.safeParse(key ?? "").data;
  if (!wanted) throw notFound();
  return getPlace(viewer, wanted);
});

export const loadNomination = portalLoader(
  async (viewer: Viewer, contract: string | undefined, role: string | undefined) => {
    const asked = nominateSearch.parse({ contract, role });
    if (!asked.contract || !asked.role) throw notFound();
    return getNomination(viewer, asked.contract, asked.role);
  },
);

export const loadHandover = portalLoader(async (viewer: Viewer, segment: string) => {
  const id = handoverInPath(segment);
  if (!id) throw notFound();
  return getHandover(viewer, id);
});

export const loadOffersToMe = portalLoader(listOffersToMe);
