import { z } from "zod";

/** An id as it stands in an address of the desk. */
export const deskId = z.uuid();
