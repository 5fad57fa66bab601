import { readCookie } from "@/lib/platform/cookies";
import { portalLoader, publicLoader } from "@/lib/platform/loader";
import { currentViewer } from "@/lib/platform/session";
import { findNewAddressLink, getAddressChange } from "./queries";

export const loadAddressChange = portalLoader(getAddressChange);

/** The mail's link, or the one that this browser kept while its person signed in. */
export const loadNewAddressLink = publicLoader(async (token: string | undefined) =>
  findNewAddressLink(token ?? (await readCookie("new_address")) ?? "", await currentViewer()),
);
