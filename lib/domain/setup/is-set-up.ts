import { database } from "@/db/client";
import { users } from "@/db/schema";

/** Whether anybody can sign in yet; before that, the first-run page makes the first account. */
export async function isSetUp(): Promise<boolean> {
  const [user] = await database().select({ id: users.id }).from(users).limit(1);
  return user !== undefined;
}
