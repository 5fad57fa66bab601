import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  ArrowLeft,
  ArrowRight,
  Boxes,
  Building,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  Download,
  Eye,
  FilePenLine,
  Funnel,
  History,
  House,
  type IconNode,
  Inbox,
  Info,
  KeyRound,
  Landmark,
  LifeBuoy,
  Lock,
  Mail,
  Menu,
  MessageSquare,
  Package,
  Phone,
  Plus,
  ReceiptText,
  RefreshCw,
  Search,
  Settings,
  ShieldCheck,
  Trash2,
  TriangleAlert,
  Upload,
  User,
  UserPlus,
  Users,
  X,
} from "lucide";
import { root } from "./migration/paths";

/** The portal's icons, by the name that `components/ui/icons.tsx` has for each. */
export const SHAPES: Readonly<Record<string, IconNode>> = {
  alert: CircleAlert,
  "arrow-left": ArrowLeft,
  "arrow-right": ArrowRight,
  boxes: Boxes,
  building: Building,
  "chevron-down": ChevronDown,
  "chevron-left": ChevronLeft,
  "chevron-right": ChevronRight,
  "chevrons-left": ChevronsLeft,
  close: X,
  download: Download,
  eye: Eye,
  "file-signature": FilePenLine,
  filter: Funnel,
  help: CircleQuestionMark,
  history: History,
  house: House,
  inbox: Inbox,
  info: Info,
  key: KeyRound,
  landmark: Landmark,
  "life-buoy": LifeBuoy,
  lock: Lock,
  mail: Mail,
  menu: Menu,
  message: MessageSquare,
  package: Package,
  phone: Phone,
  plus: Plus,
  receipt: ReceiptText,
  renew: RefreshCw,
  search: Search,
  settings: Settings,
  "shield-check": ShieldCheck,
  success: CircleCheck,
  trash: Trash2,
  upload: Upload,
  user: User,
  "user-plus": UserPlus,
  users: Users,
  warning: TriangleAlert,
};

export const SHEET = join(root, "components/ui/icons.svg");

/** All icons in one file, a symbol each. How they are drawn is the page's: `.icon` of marks.css. */
export function iconSheet(): string {
  const symbols = Object.entries(SHAPES).map(
    ([name, node]) => `<symbol id="${name}" viewBox="0 0 24 24">${node.map(elementOf).join("")}</symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">\n<title>Icons</title>\n${symbols.join("\n")}\n</svg>\n`;
}

const elementOf = ([tag, attributes]: IconNode[number]): string =>
  `<${[tag, ...Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)].join(" ")}/>`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(SHEET, iconSheet());
