import { Icon } from "../ui/icons";

export interface NavItem {
  href: string;
  label: string;
  /** One of the icons, by name. */
  icon: string;
  /** Pages below its own address are others' places. */
  isExact?: boolean | undefined;
  /** Addresses besides its own whose pages belong to it too. */
  alsoAt?: readonly string[] | undefined;
}

/** A link of the navigation, marked where it leads to this page or one above it. */
export function NavLink({ item, path }: { item: NavItem; path: string }) {
  const { href, label, icon, isExact = false, alsoAt = [] } = item;
  const isHere = isExact ? path === href || isAt(path, alsoAt) : isAt(path, [href, ...alsoAt]);
  return (
    <a href={href} className="nav-link" aria-current={isHere ? "page" : undefined}>
      <Icon name={icon} />
      {label}
    </a>
  );
}

const isAt = (path: string, places: readonly string[]): boolean => places.some((place) => isAtOrBelow(path, place));

const isAtOrBelow = (path: string, address: string): boolean =>
  path === address || (address !== "/" && path.startsWith(`${address}/`));
