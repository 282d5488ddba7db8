import Link from "next/link";
import { MEMBER_STATUS, type Member } from "@/components/members/member";
import { Card } from "@/components/ui/card";
import { ROLE_LABELS } from "@/lib/constants/permissions";
import { paths } from "@/lib/paths";

/** Who has a role on the whole account. */
export function AccountMembers({ accountId, members }: { accountId: string; members: Member[] }) {
  return (
    <Card title="Members of the account">
      {members.length === 0 ? (
        <p className="text-ink-2">Nobody yet. Invite its first admin.</p>
      ) : (
        <ul className="grid gap-2">
          {members.map((member) => (
            <li key={member.userId} className="flex justify-between gap-3">
              <span>{member.name}</span>
              <span className="text-ink-3">
                {ROLE_LABELS[member.role]}
                {member.status !== "active" && `, ${MEMBER_STATUS[member.status].text.toLowerCase()}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3">
        <Link className="text-link" href={paths.settingsMembers(accountId)}>
          Members and roles
        </Link>
      </p>
    </Card>
  );
}
