import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { callsTo } from "@/lib/api/client/testing";
import type { KeyScope } from "@/lib/constants/permissions";
import { makeBot, makeNumber } from "./factory";
import { accountKey } from "./keys";

const number = callsTo("/v1/phone-numbers/{id}");

/** A page of changes, as every list of them answers it. */
export type Page = Awaited<ReturnType<ReturnType<typeof callsTo<"/v1/audit-entries">>["get"]>>;

/** The names that lines were given by the changes of a page, in its order. */
export function namesOf({ body }: Page) {
  return body.data.auditEntries.map(({ after }) => after?.name);
}

/** An account with an attached line, and a key for it with its id. */
export async function scene(scopes?: KeyScope[]) {
  const { account, location, key } = await accountKey(scopes);
  const bot = await makeBot(location);
  const line = await makeNumber(location, { botId: bot.id });
  const [known] = await database().select().from(apiKeys).where(eq(apiKeys.orgId, account.id));
  return { account, location, bot, key, keyId: known?.id, line, sent: { key, params: { id: line.id } } };
}

/** A line that was renamed five times with its key, and its new names in the order in which they are listed. */
export async function renamed() {
  const made = await scene();
  const names = ["One", "Two", "Three", "Four", "Five"];
  for (const name of names) await number.patch({ ...made.sent, body: { name } });
  return { ...made, names: names.reverse() };
}
