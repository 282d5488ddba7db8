"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { paths } from "@/lib/paths";

const PLACES = [
  { label: "Account", href: paths.settings() },
  { label: "Sessions", href: paths.settingsSessions() },
  { label: "Members", href: paths.settingsMembers() },
  { label: "Carrier", href: paths.settingsCarrier() },
  { label: "About the data", href: paths.settingsData() },
];

/** The pages of the settings, side by side. */
export function SettingsNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="mb-6 overflow-x-auto border-b">
      <ul className="flex gap-1">
        {PLACES.map(({ label, href }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={pathname === href ? "page" : undefined}
              className={cx(
                "-mb-px block border-b-2 px-3 py-2 font-medium whitespace-nowrap",
                pathname === href ? "border-accent text-ink" : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
