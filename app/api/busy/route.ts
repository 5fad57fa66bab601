import { answerBusy } from "@/lib/platform/busy-response";

export const dynamic = "force-dynamic";

// What a request is given, whatever it asked for, when too many are under way [P2].
export const GET = answerBusy;
export const POST = answerBusy;
export const PUT = answerBusy;
export const PATCH = answerBusy;
export const DELETE = answerBusy;
