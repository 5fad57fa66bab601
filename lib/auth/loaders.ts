import { publicLoader } from "@/lib/platform/loader";
import { requestFacts } from "@/lib/platform/request";
import { currentViewer } from "@/lib/platform/session";
import { findAskedAddress, findLinkState } from "./queries";

export const loadLinkState = publicLoader(async (token: string) =>
  findLinkState(token, (await requestFacts()).browserToken),
);

export const loadAskedAddress = publicLoader(async () => findAskedAddress((await requestFacts()).browserToken));

export const loadIsSignedIn = publicLoader(async () => (await currentViewer()) !== null);
