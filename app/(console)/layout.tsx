import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { Hydrate } from "@/components/layout/hydrate";
import { QueryProvider } from "@/components/layout/query-provider";
import { SessionRegion } from "@/components/layout/session-region";
import { ReaderAccountsProvider } from "@/components/ui/reader-accounts";
import { ReaderZoneProvider } from "@/components/ui/reader-zone";
import { signOutAction } from "@/lib/actions/account-actions";
import { requireCaller } from "@/lib/auth/caller";
import { consoleUser } from "@/lib/auth/console-user";
import { NAV_COLLAPSED, NAV_COOKIE, readTheme, THEME_COOKIE, ZONE_COOKIE } from "@/lib/constants/preferences";
import { maySomewhere } from "@/lib/context";
import { seesSeveralAccounts } from "@/lib/domain/accounts/account-choices";
import { mayAddLocation } from "@/lib/domain/organizations/rights";
import { trialNotice } from "@/lib/format/trial-notice";
import { configuredCarriers } from "@/lib/telephony/registry";
import { readZone } from "./reader-zone";
import { chosenOfAddress } from "./scope";

/** The permissions that the navigation and the command palette ask about. */
const NAVIGATION_PERMISSIONS = [
  "numbers:provision",
  "organizations:write",
  "bots:write",
  "keys:write",
] as const;

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [user, caller, cookieStore] = await Promise.all([consoleUser(), requireCaller(), cookies()]);
  const zone = readZone(cookieStore.get(ZONE_COOKIE)?.value);
  const accountName = user.accounts.length === 1 ? user.accounts[0]?.name : undefined;
  return (
    <QueryProvider>
      <Hydrate queries={await chosenOfAddress(caller)}>
        <ReaderAccountsProvider several={seesSeveralAccounts(caller)}>
          <AppShell
            user={{
              name: user.name,
              email: user.email,
              role: user.role,
              isSupport: user.isSupport,
              accountName: accountName ?? (user.isSupport ? "All accounts" : "Your accounts"),
            }}
            allowed={NAVIGATION_PERMISSIONS.filter((permission) =>
              permission === "organizations:write"
                ? mayAddLocation(caller)
                : maySomewhere(caller, permission),
            )}
            theme={readTheme(cookieStore.get(THEME_COOKIE)?.value)}
            collapsed={cookieStore.get(NAV_COOKIE)?.value === NAV_COLLAPSED}
            zone={zone}
            signOut={signOutAction}
            trial={trialNotice(configuredCarriers())}
          >
            <ReaderZoneProvider known={zone}>{children}</ReaderZoneProvider>
          </AppShell>
        </ReaderAccountsProvider>
      </Hydrate>
      <SessionRegion user={{ id: user.id, name: user.name, email: user.email }} />
    </QueryProvider>
  );
}
