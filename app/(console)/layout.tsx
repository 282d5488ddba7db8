import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { QueryProvider } from "@/components/layout/query-provider";
import { signOutAction } from "@/lib/actions/account-actions";
import { consoleUser } from "@/lib/auth/console-user";
import { NAV_COLLAPSED, NAV_COOKIE, readTheme, THEME_COOKIE } from "@/lib/constants/preferences";
import { env } from "@/lib/env";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [user, kept] = await Promise.all([consoleUser(), cookies()]);
  const accountName = user.accounts.length === 1 ? user.accounts[0]?.name : undefined;
  return (
    <QueryProvider>
      <AppShell
        user={{
          name: user.name,
          email: user.email,
          role: user.role,
          isSupport: user.isSupport,
          accountName: accountName ?? (user.isSupport ? "All accounts" : "Your accounts"),
        }}
        theme={readTheme(kept.get(THEME_COOKIE)?.value)}
        collapsed={kept.get(NAV_COOKIE)?.value === NAV_COLLAPSED}
        signOut={signOutAction}
        localCarrier={env().CARRIER === "local"}
      >
        {children}
      </AppShell>
    </QueryProvider>
  );
}
