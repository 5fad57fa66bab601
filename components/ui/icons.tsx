import { clsx } from "clsx/lite";
import sheet from "./icons.svg";

export interface IconProps {
  /** Extra classes, e.g. a colour or a size (`size-5`); 1.15em square without. */
  className?: string | undefined;
}

/**
 * Icons accompany words and are hidden from assistive technology. Their shapes stand in one file, which browsers keep: a
 * page names them only, where shapes would travel in its markup and once more in its data. `scripts/icons.ts` writes it.
 */
export function Icon({ name, className }: IconProps & { name: string }) {
  return (
    <svg className={clsx("icon", className)} aria-hidden="true">
      <use href={`${sheet.src}#${name}`} />
    </svg>
  );
}

const icon = (name: string) => (props: IconProps) => <Icon name={name} {...props} />;

export const AlertIcon = /* @__PURE__ */ icon("alert");
export const ArrowLeftIcon = /* @__PURE__ */ icon("arrow-left");
export const ArrowRightIcon = /* @__PURE__ */ icon("arrow-right");
export const BoxesIcon = /* @__PURE__ */ icon("boxes");
export const BuildingIcon = /* @__PURE__ */ icon("building");
export const ChevronDownIcon = /* @__PURE__ */ icon("chevron-down");
export const ChevronLeftIcon = /* @__PURE__ */ icon("chevron-left");
export const ChevronRightIcon = /* @__PURE__ */ icon("chevron-right");
export const ChevronsLeftIcon = /* @__PURE__ */ icon("chevrons-left");
export const CloseIcon = /* @__PURE__ */ icon("close");
export const DownloadIcon = /* @__PURE__ */ icon("download");
export const EyeIcon = /* @__PURE__ */ icon("eye");
export const FileSignatureIcon = /* @__PURE__ */ icon("file-signature");
export const FilterIcon = /* @__PURE__ */ icon("filter");
export const InboxIcon = /* @__PURE__ */ icon("inbox");
export const InfoIcon = /* @__PURE__ */ icon("info");
export const KeyIcon = /* @__PURE__ */ icon("key");
export const LifeBuoyIcon = /* @__PURE__ */ icon("life-buoy");
export const LockIcon = /* @__PURE__ */ icon("lock");
export const MailIcon = /* @__PURE__ */ icon("mail");
export const MenuIcon = /* @__PURE__ */ icon("menu");
export const MessageIcon = /* @__PURE__ */ icon("message");
export const PackageIcon = /* @__PURE__ */ icon("package");
export const PhoneIcon = /* @__PURE__ */ icon("phone");
export const PlusIcon = /* @__PURE__ */ icon("plus");
export const RenewIcon = /* @__PURE__ */ icon("renew");
export const SearchIcon = /* @__PURE__ */ icon("search");
export const SuccessIcon = /* @__PURE__ */ icon("success");
export const TrashIcon = /* @__PURE__ */ icon("trash");
export const UploadIcon = /* @__PURE__ */ icon("upload");
export const UserPlusIcon = /* @__PURE__ */ icon("user-plus");
export const WarningIcon = /* @__PURE__ */ icon("warning");
