import type { Member } from "@/components/organizations/members-card";
import { type Context, may, type Place } from "@/lib/context";
import { listMembers } from "@/lib/domain/members/list-members";

/** Who works at an organization, for those who manage members; null for everybody else. */
export async function membersOf(caller: Context, place: Place): Promise<Member[] | null> {
  if (!may(caller, "members:write", place)) return null;
  const { members } = await listMembers(caller, { orgId: place.orgId });
  return members.map((member) => ({ id: member.userId, name: member.name, role: member.role }));
}
