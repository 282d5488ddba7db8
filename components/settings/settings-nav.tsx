"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { paths } from "@/lib/paths";

const PLACES = [
  { label: "Account", href: paths.settings() },
  { label: "Sessions", href: paths.settingsSessions() },
  { label: "Members", href: paths.settingsMembers() },
  { label: "API keys", href: paths.settingsKeys() },
  { label: "Trunks", href: paths.settingsTrunks() },
  { label: "Carrier", href: paths.settingsCarrier() },
  { label: "About the data", href: paths.settingsData() },
];

/** The pages of the settings, side by side; that of the API keys for who manages any. */
export function SettingsNav({ managesKeys }: { managesKeys: boolean }) {
  const pathname = usePathname();
  const places = PLACES.filter(({ href }) => managesKeys || href !== paths.settingsKeys());
  return (
    <nav aria-label="Settings" className="mb-6 overflow-x-auto border-b">
      <ul className="flex gap-1">
        {places.map(({ label, href }) => (
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
