import Link from "next/link";
import { Card } from "@/components/ui/card";
import { ROLE_LABELS, type Role } from "@/lib/constants/permissions";
import { paths } from "@/lib/paths";

export interface Member {
  id: string;
  name: string;
  role: Role;
}

/** Who works with this organization; roles change in the settings. */
export function MembersCard({ members }: { members: Member[] }) {
  return (
    <Card title="Members">
      {members.length === 0 ? (
        <p className="text-ink-2">
          Nobody works for this location alone. Members of the account reach it too.
        </p>
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
          Members and roles
        </Link>
      </p>
    </Card>
  );
}
