import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { EditOrganizationForm } from "@/components/organizations/edit-organization-form";
import { may } from "@/lib/context";
import { paths, returnPath } from "@/lib/paths";
import { RoleNotAllowed } from "../../../role-not-allowed";
import { type SearchParams, singleValues } from "../../../search-params";
import { organizationOfPage } from "../read";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { organization } = await organizationOfPage((await params).id);
  return { title: `Edit ${organization.name}` };
}

export default async function EditOrganizationPage({ params, searchParams }: Props) {
  const { caller, organization } = await organizationOfPage((await params).id);
  const page = paths.organization(organization.id);
  const place = { orgId: organization.id, accountId: organization.accountId };
  const permission = "organizations:write";
  const scope = { orgId: place.orgId };
  if (!may(caller, permission, place))
    return <RoleNotAllowed {...{ caller, permission, scope }} act="edit organizations" back={page} />;
  return (
    <>
      <PageHeader
        title={`Edit ${organization.name}`}
        crumbs={[
          { label: "Organizations", href: paths.organizations() },
          { label: organization.name, href: page },
        ]}
      />
      <div className="max-w-3xl">
        <EditOrganizationForm
          organization={organization}
          next={returnPath(singleValues(await searchParams).next) ?? page}
        />
      </div>
    </>
  );
}
