import { deskLoader, publicLoader } from "@/lib/platform/loader";
import { currentViewer } from "@/lib/platform/session";
import { getPreviewOffer } from "./queries";

/** By the part of the address that names the bill group. */
export const loadPreviewOffer = deskLoader("portal.preview", getPreviewOffer);

/** What this page is a preview of; null on everybody's own pages. */
export const loadPreview = publicLoader(async () => (await currentViewer())?.preview ?? null);
