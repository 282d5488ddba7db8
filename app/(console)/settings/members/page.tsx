import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/feedback/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { InviteMemberButton } from "@/components/members/invite-member-button";
import { MemberList } from "@/components/members/member-list";
import { PlaceChooser } from "@/components/members/place-chooser";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { consoleUser } from "@/lib/auth/console-user";
import { listMembers } from "@/lib/domain/members/list-members";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { RoleTooSmall } from "../../role-too-small";
import { type SearchParams, singleValues } from "../../search-params";
import { managedPlaces, placesToWork } from "./places";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ searchParams }: { searchParams: SearchParams }) {
  const [caller, user] = [await requireCaller(), await consoleUser()];
  const managed = managedPlaces(caller, user);
  const orgId = singleValues(await searchParams).orgId || managed[0]?.id;
  if (!orgId) return user.isSupport ? <ChooseAccount /> : <NotYours />;
  const found = await placesToWork(caller, orgId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  if (!found.manages) return <NotYours />;
  const { members } = await listMembers(caller, { orgId, withLocations: true });
  const places = found.places.map(({ id, name }) => ({ id, name }));
  return (
    <>
      <PageHeader
        title="Members"
        description={`Who works for ${found.organization.name}, and as what.`}
        actions={<InviteMemberButton places={places} />}
      />
      <PlaceChooser places={managed} chosen={orgId} />
      {members.length === 0 ? (
        <EmptyState title="Nobody works here yet">
          Invite somebody; you get a link to hand over. The first one of an account should be an admin.
        </EmptyState>
      ) : (
        <MemberList members={members} ownId={user.id} showPlace={places.length > 1} />
      )}
    </>
  );
}

function NotYours() {
  return <RoleTooSmall act="manage members" back={paths.settings()} />;
}

function ChooseAccount() {
  return (
    <EmptyState
      heading="h1"
      title="Members belong to an account"
      action={<LinkButton href={paths.accounts()}>All accounts</LinkButton>}
    >
      Choose an account to see who works for it.
    </EmptyState>
  );
}
