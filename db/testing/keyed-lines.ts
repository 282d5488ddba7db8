import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys } from "@/db/schema";
import { callsTo } from "@/lib/api/client/testing";
import type { KeyScope } from "@/lib/constants/permissions";
import { makeBot, makeNumber } from "./factory";
import { accountKey } from "./keys";

const number = callsTo("/v1/phone-numbers/{id}");

/** A page of audit entries. */
export type Page = Awaited<ReturnType<ReturnType<typeof callsTo<"/v1/audit-entries">>["get"]>>;

/** The names that a page's changes gave to lines, in the page's order. */
export function namesOf({ body }: Page) {
  return body.data.auditEntries.map(({ after }) => after?.name);
}

/** Makes an account with an attached line and an API key. */
export async function scene(scopes?: KeyScope[]) {
  const { account, location, key } = await accountKey(scopes);
  const bot = await makeBot(location);
  const line = await makeNumber(location, { botId: bot.id });
  const [known] = await database().select().from(apiKeys).where(eq(apiKeys.orgId, account.id));
  return { account, location, bot, key, keyId: known?.id, line, sent: { key, params: { id: line.id } } };
}

/** Makes a line and renames it five times with the key. The names are in the history's order, newest first. */
export async function renamed() {
  const made = await scene();
  const names = ["One", "Two", "Three", "Four", "Five"];
  for (const name of names) await number.patch({ ...made.sent, body: { name } });
  return { ...made, names: names.reverse() };
}
