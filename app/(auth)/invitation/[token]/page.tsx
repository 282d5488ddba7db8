import type { Metadata } from "next";
import { AcceptInvitation } from "@/components/auth/accept-invitation";
import { ExpiredLink } from "@/components/auth/expired-link";
import { Card } from "@/components/ui/card";
import { processClock } from "@/lib/auth/process-clock";
import { ROLE_LABELS } from "@/lib/constants/permissions";
import { readInvitation } from "@/lib/domain/members/invitation";

export const metadata: Metadata = { title: "Accept your invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await readInvitation(token, processClock()());
  return (
    <Card>
      {invitation ? (
        <>
          <h1 className="font-semibold text-xl">Welcome, {invitation.name}</h1>
          <p className="mt-1 mb-5 text-ink-2">
            {invitation.orgName ?? "Linekeeper support"} invites {invitation.email}
            {invitation.orgName && ` as ${withArticle(ROLE_LABELS[invitation.role].toLowerCase())}`}. You join
            when you accept.
          </p>
          <AcceptInvitation token={token} email={invitation.email} hasLogin={invitation.hasLogin} />
        </>
      ) : (
        <>
          <h1 className="mb-2 font-semibold text-xl">This invitation no longer works</h1>
          <ExpiredLink />
        </>
      )}
    </Card>
  );
}

/** "a manager", "an admin". */
function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
