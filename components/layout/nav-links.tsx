"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { paths } from "@/lib/paths";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";

interface Place {
  label: string;
  href: string;
  icon: IconName;
  /** Keeps the chosen organization when one goes there. */
  byOrganization?: boolean;
}

const PLACES: Place[] = [
  { label: "Overview", href: paths.overview(), icon: "layout-dashboard", byOrganization: true },
  { label: "Organizations", href: paths.organizations(), icon: "building-complex" },
  { label: "Numbers", href: paths.numbers(), icon: "phone", byOrganization: true },
  { label: "Bots", href: paths.bots(), icon: "bot", byOrganization: true },
  { label: "Activity", href: paths.activity(), icon: "rotate-ccw-clock", byOrganization: true },
  { label: "Settings", href: paths.settings(), icon: "settings" },
];
const FOR_SUPPORT: Place = { label: "Accounts", href: paths.accounts(), icon: "briefcase-business" };

/** The main navigation. */
export function NavLinks({ isSupport, onGo }: { isSupport: boolean; onGo?: () => void }) {
  const pathname = usePathname();
  const orgId = useSearchParams().get("orgId");
  return (
    <ul className="grid gap-0.5">
      {[...PLACES, ...(isSupport ? [FOR_SUPPORT] : [])].map(({ label, href, icon, byOrganization }) => {
        const here = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <li key={href}>
            <Link
              href={byOrganization && orgId ? `${href}?orgId=${encodeURIComponent(orgId)}` : href}
              aria-current={here ? (pathname === href ? "page" : "true") : undefined}
              title={label}
              onClick={onGo}
              className={cx(
                "flex min-h-9 items-center gap-3 rounded-md px-2.5 font-medium transition-colors duration-100",
                "group-data-[nav=collapsed]/shell:md:justify-center",
                here ? "bg-accent-soft text-ink" : "text-ink-2 hover:bg-sunken hover:text-ink",
              )}
            >
              <Icon name={icon} className={cx("size-4 shrink-0", here && "text-accent")} />
              <span className="group-data-[nav=collapsed]/shell:md:sr-only">{label}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
