import { cache } from "react";
import { requireStaff } from "@/lib/platform/loader";
import { getSecondFactor } from "./queries";

/** For who is signed in by mail and is staff, wherever they are with their second factor. */
export const loadSecondFactor = cache(async () => getSecondFactor(await requireStaff()));
