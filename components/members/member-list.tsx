"use client";

import { DataTable } from "@/components/data-table/data-table";
import { CutText } from "@/components/ui/cut-text";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { ROLE_LABELS } from "@/lib/constants/permissions";
import { MEMBER_STATUS, type Member } from "./member";
import { MemberMenu } from "./member-menu";

interface Props {
  members: Member[];
  /** Id of the reader, who cannot change themselves here. */
  ownId: string;
  /** Whether the reader is support. */
  isSupport: boolean;
  /** Shows where each role is held; off if there is only one place. */
  showPlace: boolean;
}

/** Members with their roles, and a menu for each. */
export function MemberList({ members, ownId, isSupport, showPlace }: Props) {
  return (
    <DataTable
      caption="Members"
      rows={members}
      rowKey={(member) => `${member.userId} ${member.orgId}`}
      columns={[
        {
          id: "name",
          header: "Name",
          cell: (member) => (
            <>
              <span className="font-medium">{member.name}</span>
              {member.userId === ownId && <span className="ml-1.5 text-ink-3">(you)</span>}
              <CutText text={member.email} />
            </>
          ),
        },
        { id: "role", header: "Role", cell: (member) => ROLE_LABELS[member.role] },
        ...(showPlace
          ? [{ id: "place", header: "Works for", cell: (member: Member) => member.orgName }]
          : []),
        {
          id: "status",
          header: "Status",
          cell: (member) => (
            <StatePill tone={MEMBER_STATUS[member.status].tone}>
              {MEMBER_STATUS[member.status].text}
            </StatePill>
          ),
        },
        {
          id: "lastSignIn",
          header: "Last sign-in",
          hideBelow: "lg",
          cell: (member) => (member.lastSignInAt ? <TimeText at={member.lastSignInAt} /> : "Never"),
        },
        {
          id: "actions",
          header: "Actions",
          align: "end",
          cell: (member) => member.userId !== ownId && <MemberMenu member={member} isSupport={isSupport} />,
        },
      ]}
    />
  );
}
