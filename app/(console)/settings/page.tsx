import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { TwoColumns } from "@/components/layout/two-columns";
import { NameForm } from "@/components/settings/name-form";
import { PasswordForm } from "@/components/settings/password-form";
import { RolesCard } from "@/components/settings/roles-card";
import { Card } from "@/components/ui/card";
import { consoleUser } from "@/lib/auth/console-user";

export const metadata: Metadata = { title: "Your account" };

export default async function SettingsPage() {
  const user = await consoleUser();
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
              <p className="mb-4 text-ink-2">Changing it signs you out everywhere else.</p>
              <PasswordForm email={user.email} />
            </Card>
          </>
        }
        side={<RolesCard roles={user.accounts} isSupport={user.isSupport} />}
      />
    </>
  );
}
