import { MailIcon, PhoneIcon } from "./icons";
import { TextLink } from "./text-link";

export interface ContactLineProps {
  /** A sentence or word before the name, e.g. whom to ask. */
  lead?: string | undefined;
  name: string;
  email: string;
  phone?: string | null | undefined;
}

/** A person to turn to: name, mail and phone, each a link. */
export function ContactLine({ lead, name, email, phone }: ContactLineProps) {
  return (
    <address className="not-italic">
      <p>
        {lead && <span className="text-muted">{lead} </span>}
        <span className="font-medium">{name}</span>
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        <li>
          <TextLink plain href={`mailto:${email}`} className="inline-flex min-h-6 items-center gap-1.5 wrap-anywhere">
            <MailIcon />
            {email}
          </TextLink>
        </li>
        {phone && (
          <li>
            <TextLink
              plain
              href={`tel:${phone.replace(/[^\d+]/g, "")}`}
              className="inline-flex min-h-6 items-center gap-1.5"
            >
              <PhoneIcon />
              {phone}
            </TextLink>
          </li>
        )}
      </ul>
    </address>
  );
}
