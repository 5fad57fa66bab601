import { deskLoader } from "@/lib/platform/loader";
import { getDelivery, getEndpoint, listDeliveries, listEndpoints } from "./queries";
import { deliverySearch } from "./schema";

export const loadEndpoints = deskLoader("webhooks.manage", () => listEndpoints());

/** By the part of the address that names it. */
export const loadEndpoint = deskLoader("webhooks.manage", (_staff, id: string) => getEndpoint(id));

/** By the log's address, `/desk/webhooks/<id>?…`. */
export const loadDeliveries = deskLoader("webhooks.manage", async (_staff, id: string, path: string) => {
  await getEndpoint(id);
  return listDeliveries(id, deliverySearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? ""))));
});

export const loadDelivery = deskLoader("webhooks.manage", (_staff, id: string) => getDelivery(id));
