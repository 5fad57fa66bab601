import { z } from "zod";

/** A file's id in an address. */
export const fileId = z.uuid();
