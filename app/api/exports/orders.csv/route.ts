import { loadOrdersCsv } from "@/lib/orders/list/loaders";
import { answerCsv } from "@/lib/platform/csv";

/** The list of orders with its filters as rows, streamed [QUO-3, F2]. */
export const GET = (request: Request): Promise<Response> => answerCsv(() => loadOrdersCsv(request.url));
