import { generateClient } from "./generate-client";

/** Writes the Prisma client where it is missing or behind `prisma/schema`. */
generateClient()
  .then((written) => console.log(written ? "Generated the Prisma client." : "The Prisma client is up to date."))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
