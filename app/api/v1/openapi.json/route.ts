import { answerOpenApi } from "@/lib/api/handlers";

export const dynamic = "force-dynamic";

/** What the API is, for programs. */
export const GET = (): Response => answerOpenApi();
