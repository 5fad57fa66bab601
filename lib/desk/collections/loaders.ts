import { deskLoader } from "@/lib/platform/loader";
import { listDeskCollections } from "./queries";
import { collectionsSearch } from "./schema";

/** By the list's address, `/desk/collections?…`. */
export const loadDeskCollections = deskLoader("collections.answer", async (staff, path: string) =>
  listDeskCollections(
    staff,
    collectionsSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? ""))),
  ),
);
