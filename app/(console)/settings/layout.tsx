import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const caller = await requireCaller();
  return (
    <>
      <SettingsNav
        managesKeys={maySomewhere(caller, "keys:write")}
        managesMembers={maySomewhere(caller, "members:write")}
      />
      {children}
    </>
  );
}
