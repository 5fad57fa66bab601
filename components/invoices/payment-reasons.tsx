import { getLocale } from "next-intl/server";
import type { Refusal } from "@/lib/platform/decision";
import { isLocale } from "@/lib/platform/locales";
import { explain } from "@/lib/platform/translate";

/** Why nothing can be paid online now, in the words of the rule [WHY-1]. Whom to ask stands below, on every invoice. */
export async function PaymentReasons({ refusal }: { refusal: Refusal }) {
  const chosen = await getLocale();
  const locale = isLocale(chosen) ? chosen : "en";
  return (
    <div className="flex flex-col gap-3">
      <p>{explain(refusal, locale)}</p>
      {refusal.also.length > 0 && (
        <ul className="list-disc ps-5 text-muted">
          {refusal.also.map((other) => (
            <li key={other.reason}>{explain(other, locale)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
