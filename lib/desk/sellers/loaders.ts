import { deskLoader } from "@/lib/platform/loader";
import { getSeller, listSellers } from "./queries";

export const loadSellers = deskLoader("sellers.manage", listSellers);
export const loadSeller = deskLoader("sellers.manage", getSeller);
