"use server";

import { deskAction } from "@/lib/platform/action";
import { billGroupDeskPath } from "../rules";
import { DESK } from "../second-factor/rules";
import { endPreview, startPreview } from "./commands";
import { endPreviewInput, previewInput } from "./schema";

export const startPreviewAction = deskAction({
  name: "preview.start",
  permission: "portal.preview",
  input: previewInput,
  run: startPreview,
  cookies: ({ token }) => ({ preview: token }),
  redirectTo: () => "/",
});

export const endPreviewAction = deskAction({
  name: "preview.end",
  permission: "portal.preview",
  input: endPreviewInput,
  run: endPreview,
  cookies: () => ({ preview: null }),
  redirectTo: ({ billGroupId }) => (billGroupId ? billGroupDeskPath(billGroupId) : DESK),
});
