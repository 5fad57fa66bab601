import { contractPath } from "@/lib/contracts/rules";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { endPath, handoverPath, nominatePath, placeKey, removalPath } from "@/lib/users/rules";
import type { HandoverRole, PersonRow, PlaceRow } from "@/lib/users/types";
import { InfoPopover } from "../ui/info-popover";
import { LinkButton } from "../ui/link-button";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { WhyNot } from "../ui/why-not";
import { REMOVAL_FORM } from "./removal-form-id";

interface PlaceTableProps {
  person: PersonRow;
  places: readonly PlaceRow[];
  isAllTicked: boolean;
}

/** A person's contracts, each with role, end of access, and the way off it or why not [USR-4, USR-5, USR-8]. */
export async function PlaceTable({ person, places, isAllTicked }: PlaceTableProps) {
  const t = await getTranslations("users");
  return (
    <Table
      caption={t("contracts")}
      rows={places}
      rowKey={({ contractNumber }) => contractNumber}
      columns={[
        {
          id: "select",
          header: t("select"),
          kind: "action",
          cell: ({ contractNumber, removal }) => (
            <input
              type="checkbox"
              form={REMOVAL_FORM}
              name="place"
              value={placeKey({ person: person.id, contractNumber })}
              aria-label={t("select_place", { number: contractNumber })}
              disabled={!removal.allowed}
              defaultChecked={isAllTicked && removal.allowed}
              className="check"
            />
          ),
        },
        {
          id: "contract",
          header: t("contract"),
          kind: "title",
          cell: ({ contractNumber }) => <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink>,
        },
        {
          id: "group",
          header: t("bill_group"),
          cell: ({ billGroup, account }) => (
            // One element: on a card the value stands in one piece beside its label.
            <span>
              {billGroup} <span className="text-muted">· {account}</span>
            </span>
          ),
        },
        { id: "role", header: t("role"), cell: (place) => <PlaceRole place={place} /> },
        { id: "until", header: t("until"), cell: (place) => <PlaceEnd place={place} person={person} /> },
        {
          id: "remove",
          header: t("remove"),
          kind: "action",
          cell: (place) => <Remove place={place} person={person} />,
        },
      ]}
    />
  );
}

/** The role, and for its holder the way to hand it over [USR-6]. */
async function PlaceRole({ place }: { place: PlaceRow }) {
  const t = await getTranslations("users");
  const { isPrimary, isCardHolder, isSelf, contractNumber, handovers } = place;
  if (!isPrimary && !isCardHolder) return t("role_contact");
  const roles: HandoverRole[] = [
    ...(isPrimary ? ["primary" as const] : []),
    ...(isCardHolder ? ["card_holder" as const] : []),
  ];
  return (
    <ul className="flex flex-col gap-1">
      {roles.map((role) => {
        const open = handovers.find((handover) => handover.role === role);
        return (
          <li key={role}>
            {t(`role_${role}`)}
            {open && (
              <TextLink href={handoverPath(open.id)} className="block text-sm">
                {t("waiting_for", { name: open.to })}
              </TextLink>
            )}
            {isSelf && !open && (
              <TextLink href={nominatePath(contractNumber, role)} className="block text-sm">
                {t(`hand_over_${role}`)}
              </TextLink>
            )}
          </li>
        );
      })}
    </ul>
  );
}

async function PlaceEnd({ place, person }: { place: PlaceRow; person: PersonRow }) {
  const [t, locale] = await Promise.all([getTranslations("users"), getLocale()]);
  const { endsOn, hasEnded, end, contractNumber } = place;
  const date = endsOn && formatPlainDate(endsOn, locale);
  const said = date ? (hasEnded ? t("until_over", { date }) : date) : t("until_none");
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {end.allowed ? (
        <span className={date ? undefined : "text-muted"}>{said}</span>
      ) : (
        <InfoPopover
          id={`why-end-${contractNumber}`}
          triggerClassName="text-muted underline decoration-dotted underline-offset-4"
          trigger={
            <>
              {said}
              <span className="sr-only">
                {" "}
                {t(date ? "why_end_kept_label" : "why_end_label", { number: contractNumber })}
              </span>
            </>
          }
        >
          <WhyNot refusal={end} />
        </InfoPopover>
      )}
      {end.allowed && (
        <TextLink href={endPath({ person: person.id, contractNumber })} className="text-sm">
          {t("until_change")} <span className="sr-only">{t("until_change_of", { number: contractNumber })}</span>
        </TextLink>
      )}
    </span>
  );
}

async function Remove({ place, person }: { place: PlaceRow; person: PersonRow }) {
  const t = await getTranslations("users");
  const { contractNumber, removal } = place;
  const rest = <span className="sr-only"> {t("remove_from", { number: contractNumber })}</span>;
  if (removal.allowed)
    return (
      <LinkButton size="small" href={removalPath({ person: person.id, contractNumber })}>
        {t("remove")}
        {rest}
      </LinkButton>
    );
  return (
    <InfoPopover
      id={`why-${contractNumber}`}
      triggerClassName="text-sm text-muted underline decoration-dotted underline-offset-4"
      trigger={
        <>
          <span aria-hidden="true">{t("remove")}</span>
          <span className="sr-only">{t("why_label", { number: contractNumber })}</span>
        </>
      }
    >
      <WhyNot refusal={removal} />
    </InfoPopover>
  );
}
