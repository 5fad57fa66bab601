"use server";

import { portalAction } from "@/lib/platform/action";
import { notificationsPath } from "../rules";
import { chooseNotifications } from "./commands";
import { chooseNotificationsInput } from "./schema";

export const chooseNotificationsAction = portalAction({
  name: "notices.choose",
  permission: "person.choose_mails",
  input: chooseNotificationsInput,
  run: chooseNotifications,
  revalidate: () => [notificationsPath()],
  done: () => "notifications_saved",
});
