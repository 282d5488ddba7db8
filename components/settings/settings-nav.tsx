"use client";

import { usePathname } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
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

interface Props {
  managesKeys: boolean;
  managesMembers: boolean;
}

/** Tabs for the settings pages. Only readers who manage members and API keys see these tabs. */
export function SettingsNav({ managesKeys, managesMembers }: Props) {
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // In narrow windows the row is wider than the page: scroll the row, never the page.
  useLayoutEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>(`a[href="${pathname}"]`);
    if (nav.current && current) nav.current.scrollLeft = placeInSight(current, nav.current);
  }, [pathname]);
  const hidden = [!managesKeys && paths.settingsKeys(), !managesMembers && paths.settingsMembers()];
  const places = PLACES.filter(({ href }) => !hidden.includes(href));
  return (
    <nav ref={nav} aria-label="Settings" className="mb-6 overflow-x-auto border-b">
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

/** How far to scroll the row to center one of its tabs. */
function placeInSight(entry: HTMLElement, row: HTMLElement): number {
  const [inner, outer] = [entry.getBoundingClientRect(), row.getBoundingClientRect()];
  return row.scrollLeft + inner.left - outer.left - (outer.width - inner.width) / 2;
}
