import { portalLoader, publicLoader } from "@/lib/platform/loader";
import { getPortalFrame, getPublicBrand } from "./queries";

export const loadPortalFrame = portalLoader(getPortalFrame);
export const loadPublicBrand = publicLoader(getPublicBrand);
