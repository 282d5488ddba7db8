import type { ReactNode } from "react";
import type { Permission } from "@/lib/constants/permissions";
import { NAV_COLLAPSED, type Theme } from "@/lib/constants/preferences";
import type { TrialNotice } from "@/lib/format/trial-notice";
import { AccountMenu } from "./account-menu";
import { CommandButton } from "./command-button";
import { EnvironmentBadge } from "./environment-badge";
import { NavDrawer } from "./nav-drawer";
import { Sidebar } from "./sidebar";
import { ZoneCookie } from "./zone-cookie";

interface Props {
  user: { name: string; email: string; role: string; isSupport: boolean; accountName: string };
  /** The permissions, among those the shell asks about, that the reader has in at least one organization. */
  allowed: readonly Permission[];
  theme: Theme;
  collapsed: boolean;
  /** The reader's timezone, as far as the server knows it. */
  zone: string;
  /** What is not real here; null if new numbers have real calls or charges. */
  trial: TrialNotice | null;
  /** A server action that ends the session. */
  signOut: () => Promise<void>;
  children: ReactNode;
}

/** The frame around every page of the console. */
export function AppShell({ user, allowed, theme, collapsed, zone, trial, signOut, children }: Props) {
  return (
    <div
      id="shell"
      data-nav={collapsed ? NAV_COLLAPSED : ""}
      className="group/shell min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)] md:data-[nav=collapsed]:grid-cols-[4rem_minmax(0,1fr)]"
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-4 focus:py-2 focus:font-medium focus:text-accent-ink"
      >
        Skip to content
      </a>
      <Sidebar accountName={user.accountName} isSupport={user.isSupport} collapsed={collapsed} />
      <div className="relative min-w-0">
        <header className="flex h-14 items-center gap-2 px-4 md:gap-3 md:px-8">
          <NavDrawer accountName={user.accountName} isSupport={user.isSupport} />
          <span className="flex-1" />
          {trial && <EnvironmentBadge {...trial} />}
          <CommandButton allowed={allowed} />
          <AccountMenu user={user} theme={theme} signOut={signOut} />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="w-full max-w-[79rem] px-4 pt-3 pb-16 outline-none md:px-8"
        >
          {children}
        </main>
        <ZoneCookie known={zone} />
      </div>
    </div>
  );
}
