"use server";

import { portalAction } from "@/lib/platform/action";
import { shareByLink, shareByMail, withdrawShare } from "./commands";
import { sharePath } from "./rules";
import { shareByLinkInput, shareByMailInput, withdrawShareInput } from "./schema";

export const shareByMailAction = portalAction({
  name: "invoices.share_by_mail",
  permission: "invoices.share",
  input: shareByMailInput,
  run: shareByMail,
  revalidate: ({ reference }) => [sharePath(reference)],
  done: ({ email }) => ({ key: "shared_by_mail", values: { email } }),
});

export const shareByLinkAction = portalAction({
  name: "invoices.share_by_link",
  permission: "invoices.share",
  input: shareByLinkInput,
  run: shareByLink,
  revalidate: ({ reference }) => [sharePath(reference)],
  done: ({ url }) => ({ key: "shared_by_link", secret: url }),
});

export const withdrawShareAction = portalAction({
  name: "invoices.withdraw_share",
  permission: "invoices.share",
  input: withdrawShareInput,
  run: withdrawShare,
  revalidate: ({ reference }) => [sharePath(reference)],
  done: () => "share_withdrawn",
});
