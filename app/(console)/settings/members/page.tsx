import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/feedback/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { InvitationList } from "@/components/members/invitation-list";
import { InviteMemberButton } from "@/components/members/invite-member-button";
import { MemberList } from "@/components/members/member-list";
import { PlaceChooser } from "@/components/members/place-chooser";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { consoleUser } from "@/lib/auth/console-user";
import type { Context } from "@/lib/context";
import { listInvitations } from "@/lib/domain/members/list-invitations";
import { listMembers } from "@/lib/domain/members/list-members";
import { findWorkplace, managedPlaces } from "@/lib/domain/members/managed-places";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { RoleNotAllowed } from "../../role-not-allowed";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ searchParams }: { searchParams: SearchParams }) {
  const [caller, user] = [await requireCaller(), await consoleUser()];
  const managed = managedPlaces(caller, user.accounts);
  const orgId = singleValues(await searchParams).orgId || managed[0]?.id;
  if (!orgId) return user.isSupport ? <ChooseAccount /> : <NotAllowed caller={caller} />;
  const found = await findWorkplace(caller, { orgId }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  if (!found.manages) return <NotAllowed caller={caller} orgId={orgId} />;
  const asked = { orgId, withLocations: true };
  const [{ members }, { invitations }] = await Promise.all([
    listMembers(caller, asked),
    listInvitations(caller, asked),
  ]);
  const showPlace = [...members, ...invitations].some((each) => each.orgId !== found.organization.id);
  return (
    <>
      <PageHeader
        title="Members"
        description={`Who works for ${found.organization.name}, and in which role.`}
        actions={<InviteMemberButton organization={found.organization} />}
      />
      <PlaceChooser places={managed} chosen={orgId} />
      {members.length === 0 && invitations.length === 0 && (
        <EmptyState title="No members yet">
          Invite a person and hand them the link you get. The first member of an account should be an admin.
        </EmptyState>
      )}
      {members.length > 0 && (
        <MemberList members={members} ownId={user.id} isSupport={user.isSupport} showPlace={showPlace} />
      )}
      {invitations.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-3 font-semibold text-lg">Invitations</h2>
          <InvitationList invitations={invitations} showPlace={showPlace} />
        </section>
      )}
    </>
  );
}

function NotAllowed({ caller, orgId }: { caller: Context; orgId?: string }) {
  return (
    <RoleNotAllowed
      caller={caller}
      permission="members:write"
      scope={{ orgId }}
      act="manage members"
      back={paths.settings()}
    />
  );
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
