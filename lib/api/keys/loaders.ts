import { deskLoader } from "@/lib/platform/loader";
import { getKey, listKeys } from "./queries";

export const loadKeys = deskLoader("api_keys.manage", listKeys);
/** By the part of the address that names it. */
export const loadKey = deskLoader("api_keys.manage", getKey);
