import { loadInstalledCsv } from "@/lib/orders/installed/loaders";
import { answerCsv } from "@/lib/platform/csv";

/** What is deployed in the bill group that is looked at as rows, streamed [QUO-4, F2]. */
export const GET = (): Promise<Response> => answerCsv(() => loadInstalledCsv());
