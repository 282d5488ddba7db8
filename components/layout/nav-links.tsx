"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";

interface Place {
  label: string;
  href: string;
  icon: IconName;
}

const PLACES: Place[] = [
  { label: "Overview", href: paths.overview(), icon: "layout-dashboard" },
  { label: "Calls", href: paths.calls(), icon: "phone-call" },
  { label: "Organizations", href: paths.organizations(), icon: "building-complex" },
  { label: "Numbers", href: paths.numbers(), icon: "phone" },
  { label: "Bots", href: paths.bots(), icon: "bot" },
  { label: "Activity", href: paths.activity(), icon: "rotate-ccw-clock" },
  { label: "Settings", href: paths.settings(), icon: "settings" },
];
const FOR_SUPPORT: Place = { label: "Accounts", href: paths.accounts(), icon: "briefcase-business" };

/** The main navigation. Its links keep the chosen scope. */
export function NavLinks({ isSupport, onGo }: { isSupport: boolean; onGo?: () => void }) {
  const pathname = usePathname();
  return (
    <ul className="grid gap-0.5">
      {[...PLACES, ...(isSupport ? [FOR_SUPPORT] : [])].map(({ label, href, icon }) => {
        const here = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <li key={href}>
            <Link
              href={href}
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
