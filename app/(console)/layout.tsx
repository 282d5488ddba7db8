import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { QueryProvider } from "@/components/layout/query-provider";
import { signOutAction } from "@/lib/actions/account-actions";
import { requireCaller } from "@/lib/auth/caller";
import { consoleUser } from "@/lib/auth/console-user";
import { NAV_COLLAPSED, NAV_COOKIE, readTheme, THEME_COOKIE } from "@/lib/constants/preferences";
import { maySomewhere } from "@/lib/context";
import { env } from "@/lib/env";

/** What the frame has a command for. */
const OFFERED = ["numbers:provision", "organizations:write", "bots:write", "keys:write"] as const;

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [user, caller, kept] = await Promise.all([consoleUser(), requireCaller(), cookies()]);
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
        allowed={OFFERED.filter((permission) => maySomewhere(caller, permission))}
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
