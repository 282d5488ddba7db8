import { INVITATION_STATUS, type Invitation, MEMBER_STATUS, type Member } from "@/components/members/member";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { ROLE_LABELS } from "@/lib/constants/permissions";
import { paths } from "@/lib/paths";

interface Props {
  accountId: string;
  members: Member[];
  invitations: Invitation[];
}

/** The people with a role on the whole account, or invited to one. */
export function AccountMembers({ accountId, members, invitations }: Props) {
  const people = [
    ...members.map(({ userId, name, role, status }) => ({
      id: userId,
      name,
      role,
      note: status === "active" ? null : MEMBER_STATUS[status].text,
    })),
    ...invitations.map(({ id, name, role, status }) => ({
      id,
      name,
      role,
      note: status === "open" ? INVITATION_STATUS.open.text : "Invitation expired",
    })),
  ];
  return (
    <Card title="Account members">
      {people.length === 0 ? (
        <p className="text-ink-2">No members yet. Invite the first admin.</p>
      ) : (
        <ul className="grid gap-2">
          {people.map(({ id, name, role, note }) => (
            <li key={id} className="flex justify-between gap-3">
              <span>{name}</span>
              <span className="text-ink-3">
                {ROLE_LABELS[role]}
                {note && `, ${note.toLowerCase()}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3">
        <Link className="text-link" href={paths.settingsMembers(accountId)}>
          Manage members
        </Link>
      </p>
    </Card>
  );
}
