import { deskLoader } from "@/lib/platform/loader";
import { getDeskDispute } from "./queries";

export const loadDeskDispute = deskLoader("collections.answer", getDeskDispute);
