import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { ROLE_LABELS, type Role } from "@/lib/constants/permissions";
import { paths } from "@/lib/paths";

export interface Member {
  id: string;
  name: string;
  role: Role;
}

/** The members of this organization. Roles are changed in the settings. */
export function MembersCard({ members }: { members: Member[] }) {
  return (
    <Card title="Members">
      {members.length === 0 ? (
        <p className="text-ink-2">No members for this location only. Account members have access too.</p>
      ) : (
        <ul className="grid gap-2">
          {members.map((member) => (
            <li key={member.id} className="flex justify-between gap-3">
              <span>{member.name}</span>
              <span className="text-ink-3">{ROLE_LABELS[member.role]}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3">
        <Link className="text-link" href={paths.settingsMembers()}>
          Manage members
        </Link>
      </p>
    </Card>
  );
}
