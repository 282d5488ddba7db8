import { database, type Queryable } from "@/db/client";
import { invitations, users } from "@/db/schema";

/** Whether setup is closed. Until then, the first-run page creates the first account. */
export async function isSetUp(): Promise<boolean> {
  return isAnybodyKnown(database());
}

/** Whether anybody can sign in, or was ever invited: the operator may have invited the first person by command. */
export async function isAnybodyKnown(from: Queryable): Promise<boolean> {
  const [user] = await from.select({ id: users.id }).from(users).limit(1);
  if (user) return true;
  const [invited] = await from.select({ id: invitations.id }).from(invitations).limit(1);
  return invited !== undefined;
}
