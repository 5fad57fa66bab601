import { Prisma } from "@/lib/platform/generated/prisma/client";
import { DEFAULT_CHOICES } from "./rules";
import type { NotificationKind } from "./types";

/** Whether a person, joined as `person`, wants mails of a kind; read through the system's door, which sees everybody's. */
export const wantsSql = (kind: NotificationKind): Prisma.Sql => Prisma.sql`
  coalesce(
    (SELECT choice.is_on FROM notification_choice choice
     WHERE choice.person_id = person.id AND choice.kind = ${kind}::notification_kind),
    ${DEFAULT_CHOICES[kind]})`;
