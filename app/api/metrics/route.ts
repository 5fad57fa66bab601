import { answerMetrics } from "@/lib/metrics/watch";

export const dynamic = "force-dynamic";

/** For Prometheus, by its token. */
export const GET = (request: Request): Promise<Response> => answerMetrics(request);
