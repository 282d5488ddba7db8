import { readFileSync } from "node:fs";
import { eq, inArray, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { contextOfUser, makeAccount, makeAdmin, TEST_NOW } from "@/db/testing/factory";
import { accept, newEmail, OTHER_PASSWORD, PASSWORD, tokenOf } from "@/db/testing/invitations";
import { inviteMember } from "@/lib/domain/members/invite-member";
import { removeMember } from "@/lib/domain/members/remove-member";
import { changePassword } from "@/lib/domain/users/change-password";
import { createPasswordReset } from "@/lib/domain/users/create-password-reset";
import { setPassword } from "@/lib/domain/users/set-password";
import { database } from "./client";
import { users } from "./schema";
import { useTestDatabase } from "./testing/database";
import { useTestEnvironment } from "./testing/environment";

useTestDatabase();
useTestEnvironment();

const BACKFILL = readFileSync("db/migrations/0010_know_who_made_passwords.sql", "utf8")
  .split("--> statement-breakpoint")
  .at(-1);

it("The migration finds who made the link behind each password, a former admin before others", async () => {
  const { account } = await makeAccount();
  const [former, present] = [await makeAdmin(account), await makeAdmin(account)];
  const [invited, linked, changed] = await Promise.all(
    [present, former, present].map(async ({ context }) => {
      const email = newEmail();
      const { link } = await inviteMember(context, {
        orgId: account.id,
        email,
        name: "N. N.",
        role: "viewer",
      });
      const { userId } = await accept(tokenOf(link));
      return { id: userId, email, name: "N. N." };
    }),
  );
  if (!invited || !linked || !changed) throw new Error("Nobody was invited.");
  const { link } = await createPasswordReset(present.context, { userId: linked.id });
  await setPassword({ token: tokenOf(link), password: OTHER_PASSWORD }, () => TEST_NOW, "r");
  await changePassword(contextOfUser(changed, account, "viewer"), {
    currentPassword: PASSWORD,
    newPassword: OTHER_PASSWORD,
  });
  await removeMember(present.context, { orgId: account.id, userId: former.user.id });

  const ids = [invited.id, linked.id, changed.id];
  await database()
    .update(users)
    .set({ passwordMakerUserId: null, passwordChanged: false })
    .where(inArray(users.id, ids));
  await database().execute(sql.raw(BACKFILL ?? ""));
  const found = async ({ id }: { id: string }) => {
    const [row] = await database().select().from(users).where(eq(users.id, id));
    return [row?.passwordMakerUserId, row?.passwordChanged];
  };
  expect(await found(invited)).toEqual([present.user.id, false]);
  expect(await found(linked)).toEqual([former.user.id, false]);
  expect(await found(changed)).toEqual([present.user.id, true]);
});
