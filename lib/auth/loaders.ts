import { publicLoader } from "@/lib/platform/loader";
import { requestFacts } from "@/lib/platform/request";
import { currentViewer } from "@/lib/platform/session";
import { safePath } from "./paths";
import { findLinkState } from "./queries";

export const loadLinkState = publicLoader(async (token: string) =>
  findLinkState(token, (await requestFacts()).browserToken),
);

export const loadAskedAddress = publicLoader(async () => (await requestFacts()).askedAddress);

/** Where somebody who is signed in already has no need to sign in for; null for everybody else. */
export const loadSignedInTarget = publicLoader(async (next: string | undefined) =>
  (await currentViewer()) ? (safePath(next) ?? "/") : null,
);
