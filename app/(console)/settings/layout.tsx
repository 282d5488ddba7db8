import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SettingsNav managesKeys={maySomewhere(await requireCaller(), "keys:write")} />
      {children}
    </>
  );
}
