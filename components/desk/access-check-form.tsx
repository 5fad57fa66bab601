import type { z } from "zod";
import { accessCheckPath } from "@/lib/desk/access-check/rules";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { fieldMessage } from "@/lib/platform/translate";
import { FieldErrors } from "../form/action-form";
import { TextField } from "../form/text-field";
import { buttonClass } from "../ui/button";
import { FilterForm } from "../ui/filter-form";

interface AccessCheckFormProps {
  typed: string | undefined;
  /** What is wrong with it. */
  issue: z.core.$ZodIssue | undefined;
}

/** Asks for the page of an address; what is wrong with one stands beside the field [ANY-4]. */
export async function AccessCheckForm({ typed = "", issue }: AccessCheckFormProps) {
  const [t, chosen] = await Promise.all([getTranslations("desk.access_check"), getLocale()]);
  const errors: Record<string, string[]> = issue
    ? { email: [fieldMessage(issue, isLocale(chosen) ? chosen : "en")] }
    : {};
  return (
    <FilterForm
      action={accessCheckPath()}
      values={{ email: typed }}
      className="grid max-w-[42rem] gap-3 sm:grid-cols-[1fr_auto] sm:items-end"
    >
      <FieldErrors errors={errors}>
        <TextField
          type="text"
          inputMode="email"
          name="email"
          label={t("email")}
          maxLength={254}
          defaultValue={typed}
          spellCheck={false}
        />
      </FieldErrors>
      <button type="submit" className={buttonClass({ variant: "primary" })}>
        {t("check")}
      </button>
    </FilterForm>
  );
}
