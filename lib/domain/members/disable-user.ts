import { eq } from "drizzle-orm";
import { users } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { IfShown } from "@/lib/domain/assert-version";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { assertShownPerson, lockPerson, recordLoginChange } from "@/lib/domain/users/person";
import { AppError } from "@/lib/errors";
import type { DisableUserInput, PersonState } from "@/lib/schemas/user";
import { endRights } from "./end-rights";
import { adminsOf } from "./find";
import { assertAdminRemains } from "./rules";

/**
 * Disables a login at once: its sessions end, and so do its person's API keys, unless a colleague gets them, and links.
 * @throws AppError `not_found`, `forbidden`, `last_admin`, `validation_failed`; `edit_conflict` if the person is not as `shown`
 */
export async function disableUser(
  context: Context,
  input: DisableUserInput & IfShown<PersonState>,
): Promise<{ userId: string; name: string }> {
  requirePermissionSomewhere(context, "members:write");
  if (input.userId === context.actor.id)
    throw new AppError("forbidden", { message: "You cannot disable yourself." });
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, context, input.userId, "members:write");
    assertShownPerson(person, input);
    const { user, places } = person;
    const answer = { userId: user.id, name: user.name };
    if (user.disabledAt) return answer;
    for (const { orgId, accountId } of places.filter((place) => place.role === "admin")) {
      if (orgId !== accountId) continue;
      await lockOrganization(tx, context, accountId, "members:write", "update");
      assertAdminRemains(await adminsOf(tx, accountId), user.id);
    }
    const now = context.now();
    await tx.update(users).set({ disabledAt: now, updatedAt: now }).where(eq(users.id, user.id));
    await endSessionsOfUser(tx, user.id, now);
    await endRights(tx, context, { user, places: [] }, null, input);
    await recordLoginChange(tx, context, person, {
      action: "user.disable",
      subject: { type: "user", id: user.id, label: user.name },
      before: { status: "active" },
      after: { status: "disabled" },
    });
    return answer;
  });
}
