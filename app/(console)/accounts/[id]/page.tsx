import type { Metadata } from "next";
import { AccountMembers } from "@/components/accounts/account-members";
import { AccountOrganizations } from "@/components/accounts/account-organizations";
import { PageHeader } from "@/components/layout/page-header";
import { TwoColumns } from "@/components/layout/two-columns";
import { LinkButton } from "@/components/ui/link-button";
import { listMembers } from "@/lib/domain/members/list-members";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { paths } from "@/lib/paths";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { accountOfPage } from "./read";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account } = await accountOfPage((await params).id);
  return { title: account.name };
}

export default async function AccountPage({ params }: Props) {
  const { caller, account } = await accountOfPage((await params).id);
  const filters = listOrganizationsInput.parse({ accountId: account.id, sort: "name", limit: 50 });
  const [{ organizations }, { members }] = await Promise.all([
    listOrganizations(caller, filters),
    listMembers(caller, { orgId: account.id }),
  ]);
  const locations = organizations.filter(({ id }) => id !== account.id);
  return (
    <>
      <PageHeader
        title={account.name}
        description={`${account.locationCount} ${account.locationCount === 1 ? "location" : "locations"}`}
        crumbs={[{ label: "Accounts", href: paths.accounts() }]}
        actions={
          <>
            <LinkButton href={paths.editOrganization(account.id)}>Edit</LinkButton>
            <LinkButton href={paths.settingsMembers(account.id)}>Members</LinkButton>
          </>
        }
      />
      <TwoColumns
        main={<AccountOrganizations account={account} locations={locations} />}
        side={<AccountMembers accountId={account.id} members={members} />}
      />
    </>
  );
}
