import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { adminsOf } from "@/lib/domain/members/find";
import { assertAdminRemains } from "@/lib/domain/members/rules";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { PersonInput } from "@/lib/schemas/user";
import { endLinksOf } from "./one-time-link";
import { homeOf, lockPerson } from "./person";

/**
 * Keeps somebody out, everywhere and at once: all their sessions and open links end.
 * @throws AppError `not_found`, `forbidden`, `last_admin`
 */
export async function disableUser(
  context: Context,
  input: PersonInput,
): Promise<{ userId: string; name: string }> {
  requirePermissionSomewhere(context, "members:write");
  if (input.userId === context.actor.id)
    throw new AppError("forbidden", { message: "You cannot disable yourself." });
  return inTransaction(async (tx) => {
    const { user, places } = await lockPerson(tx, context, input.userId);
    const answer = { userId: user.id, name: user.name };
    if (user.disabledAt) return answer;
    for (const { orgId, accountId } of places.filter((place) => place.role === "admin")) {
      if (orgId !== accountId) continue;
      await lockOrganization(tx, context, accountId, "update");
      assertAdminRemains(await adminsOf(tx, accountId), user.id);
    }
    const now = context.now();
    await tx.update(users).set({ disabledAt: now, updatedAt: now }).where(eq(users.id, user.id));
    await endSessionsOfUser(tx, user.id, now);
    await endLinksOf(tx, user.id, now);
    await recordAudit(tx, context, {
      action: "user.disable",
      subject: { type: "user", id: user.id, label: user.name },
      place: homeOf(places),
      before: { status: "active" },
      after: { status: "disabled" },
    });
    return answer;
  });
}
