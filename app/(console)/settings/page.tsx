import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { TwoColumns } from "@/components/layout/two-columns";
import { NameForm } from "@/components/settings/name-form";
import { OwnLinks } from "@/components/settings/own-links";
import { PasswordForm } from "@/components/settings/password-form";
import { RolesCard } from "@/components/settings/roles-card";
import { Card } from "@/components/ui/card";
import { requireCaller } from "@/lib/auth/caller";
import { consoleUser } from "@/lib/auth/console-user";
import { listOwnLinks } from "@/lib/domain/users/own-links";

export const metadata: Metadata = { title: "Your account" };

export default async function SettingsPage() {
  const user = await consoleUser();
  const { links } = await listOwnLinks(await requireCaller());
  return (
    <>
      <PageHeader title="Your account" description={`You sign in with ${user.email}.`} />
      <TwoColumns
        main={
          <>
            <Card title="Name">
              <NameForm name={user.name} />
            </Card>
            <Card title="Password">
              <p className="mb-4 text-ink-2">Changing your password signs you out everywhere else.</p>
              <PasswordForm email={user.email} />
            </Card>
          </>
        }
        side={
          <>
            <RolesCard roles={user.accounts} isSupport={user.isSupport} />
            {links.length > 0 && (
              <Card title="Links for your password">
                <p className="mb-3 text-ink-2">Made in the last 90 days for somebody to set it.</p>
                <OwnLinks links={links} />
              </Card>
            )}
          </>
        }
      />
    </>
  );
}
