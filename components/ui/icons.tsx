import {
  ArrowLeft,
  ArrowRight,
  Bell,
  Boxes,
  Building,
  Calendar,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  Clock,
  Copy,
  CreditCard,
  Download,
  ExternalLink,
  Eye,
  File,
  FilePenLine,
  Funnel,
  History,
  House,
  type IconNode,
  Inbox,
  Info,
  KeyRound,
  Landmark,
  Languages,
  LifeBuoy,
  Lock,
  LogOut,
  Mail,
  Menu,
  MessageSquare,
  Monitor,
  Moon,
  Package,
  Pencil,
  Phone,
  Plus,
  ReceiptText,
  RefreshCw,
  Search,
  Settings,
  ShieldCheck,
  Sun,
  Trash2,
  TriangleAlert,
  Upload,
  User,
  UserPlus,
  Users,
  X,
} from "lucide";
import { Drawing, type IconProps } from "./drawing";

/** Lucide’s shapes drawn on the server: its React components would cost every page script, and every icon markup. */
const icon = (node: IconNode) => (props: IconProps) => <Drawing node={node} {...props} />;

export const AlertIcon = /* @__PURE__ */ icon(CircleAlert);
export const ArrowLeftIcon = /* @__PURE__ */ icon(ArrowLeft);
export const ArrowRightIcon = /* @__PURE__ */ icon(ArrowRight);
export const BellIcon = /* @__PURE__ */ icon(Bell);
export const BoxesIcon = /* @__PURE__ */ icon(Boxes);
export const BuildingIcon = /* @__PURE__ */ icon(Building);
export const CalendarIcon = /* @__PURE__ */ icon(Calendar);
export const CheckIcon = /* @__PURE__ */ icon(Check);
export const ChevronDownIcon = /* @__PURE__ */ icon(ChevronDown);
export const ChevronLeftIcon = /* @__PURE__ */ icon(ChevronLeft);
export const ChevronRightIcon = /* @__PURE__ */ icon(ChevronRight);
export const ChevronsLeftIcon = /* @__PURE__ */ icon(ChevronsLeft);
export const ClockIcon = /* @__PURE__ */ icon(Clock);
export const CloseIcon = /* @__PURE__ */ icon(X);
export const CopyIcon = /* @__PURE__ */ icon(Copy);
export const CreditCardIcon = /* @__PURE__ */ icon(CreditCard);
export const DownloadIcon = /* @__PURE__ */ icon(Download);
export const ExternalLinkIcon = /* @__PURE__ */ icon(ExternalLink);
export const FailureIcon = /* @__PURE__ */ icon(CircleX);
export const FileIcon = /* @__PURE__ */ icon(File);
export const EyeIcon = /* @__PURE__ */ icon(Eye);
export const FileSignatureIcon = /* @__PURE__ */ icon(FilePenLine);
export const FilterIcon = /* @__PURE__ */ icon(Funnel);
export const HelpIcon = /* @__PURE__ */ icon(CircleQuestionMark);
export const HistoryIcon = /* @__PURE__ */ icon(History);
export const HouseIcon = /* @__PURE__ */ icon(House);
export const InboxIcon = /* @__PURE__ */ icon(Inbox);
export const InfoIcon = /* @__PURE__ */ icon(Info);
export const KeyIcon = /* @__PURE__ */ icon(KeyRound);
export const LandmarkIcon = /* @__PURE__ */ icon(Landmark);
export const LanguagesIcon = /* @__PURE__ */ icon(Languages);
export const LifeBuoyIcon = /* @__PURE__ */ icon(LifeBuoy);
export const LockIcon = /* @__PURE__ */ icon(Lock);
export const MailIcon = /* @__PURE__ */ icon(Mail);
export const MenuIcon = /* @__PURE__ */ icon(Menu);
export const MessageIcon = /* @__PURE__ */ icon(MessageSquare);
export const MonitorIcon = /* @__PURE__ */ icon(Monitor);
export const MoonIcon = /* @__PURE__ */ icon(Moon);
export const PackageIcon = /* @__PURE__ */ icon(Package);
export const PencilIcon = /* @__PURE__ */ icon(Pencil);
export const PhoneIcon = /* @__PURE__ */ icon(Phone);
export const PlusIcon = /* @__PURE__ */ icon(Plus);
export const ReceiptIcon = /* @__PURE__ */ icon(ReceiptText);
export const RenewIcon = /* @__PURE__ */ icon(RefreshCw);
export const SearchIcon = /* @__PURE__ */ icon(Search);
export const SettingsIcon = /* @__PURE__ */ icon(Settings);
export const ShieldCheckIcon = /* @__PURE__ */ icon(ShieldCheck);
export const SignOutIcon = /* @__PURE__ */ icon(LogOut);
export const SuccessIcon = /* @__PURE__ */ icon(CircleCheck);
export const SunIcon = /* @__PURE__ */ icon(Sun);
export const TrashIcon = /* @__PURE__ */ icon(Trash2);
export const UploadIcon = /* @__PURE__ */ icon(Upload);
export const UserIcon = /* @__PURE__ */ icon(User);
export const UserPlusIcon = /* @__PURE__ */ icon(UserPlus);
export const UsersIcon = /* @__PURE__ */ icon(Users);
export const WarningIcon = /* @__PURE__ */ icon(TriangleAlert);
