import { deskLoader } from "@/lib/platform/loader";
import { getDeskRequest, listDeskRequests } from "./queries";
import { deskRequestSearch } from "./schema";

/** By the list's address, `/desk/requests?…`. */
export const loadDeskRequests = deskLoader("requests.answer", async (staff, path: string) =>
  listDeskRequests(staff, deskRequestSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")))),
);

export const loadDeskRequest = deskLoader("requests.answer", getDeskRequest);
