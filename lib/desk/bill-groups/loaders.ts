import { deskLoader } from "@/lib/platform/loader";
import { getDeskBillGroup } from "./queries";

export const loadDeskBillGroup = deskLoader("accounts.view", getDeskBillGroup);
