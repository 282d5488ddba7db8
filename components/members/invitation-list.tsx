"use client";

import { DataTable } from "@/components/data-table/data-table";
import { CutText } from "@/components/ui/cut-text";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import { ROLE_LABELS } from "@/lib/constants/permissions";
import { InvitationMenu } from "./invitation-menu";
import { INVITATION_STATUS, type Invitation } from "./member";

interface Props {
  invitations: Invitation[];
  /** Shows where each role would be held; off if there is only one place. */
  showPlace: boolean;
}

/** Invitations that were not accepted yet, and a menu for each. */
export function InvitationList({ invitations, showPlace }: Props) {
  return (
    <DataTable
      caption="Invitations"
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      columns={[
        {
          id: "name",
          header: "Name",
          cell: ({ name, email }) => (
            <>
              <span className="font-medium">{name}</span>
              <CutText text={email} />
            </>
          ),
        },
        { id: "role", header: "Role", cell: ({ role }) => ROLE_LABELS[role] },
        ...(showPlace
          ? [{ id: "place", header: "Will work for", cell: ({ orgName }: Invitation) => orgName }]
          : []),
        {
          id: "status",
          header: "Status",
          cell: ({ status, expiresAt }) => (
            <>
              <StatePill tone={INVITATION_STATUS[status].tone}>{INVITATION_STATUS[status].text}</StatePill>
              {status === "open" && (
                <span className="mt-1 block text-ink-3 text-sm">
                  until <TimeText at={expiresAt} />
                </span>
              )}
            </>
          ),
        },
        {
          id: "maker",
          header: "Invited by",
          hideBelow: "lg",
          cell: ({ makerName }) => makerName ?? "The operator",
        },
        {
          id: "actions",
          header: "Actions",
          align: "end",
          cell: (invitation) => <InvitationMenu invitation={invitation} />,
        },
      ]}
    />
  );
}
