import type { NumberResult } from "@/lib/domain/numbers/change-number";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { makeNumber, makeOrganization, makeTrunk } from "./factory";
import { setting } from "./lines";

/** A line that was moved with everything it had to a second location of its account. */
export async function movedLine() {
  const { account, location, bot, context } = await setting();
  const target = await makeOrganization({ name: "Miami", parentAccountOrgId: account.id });
  const trunk = await makeTrunk(location);
  const line = await makeNumber(location, {
    botId: bot.id,
    callbackForwardingNumber: "+13125550199",
    transferTrunkId: trunk.id,
  });
  const moved = await migrateNumber(context, { id: line.id, targetOrgId: target.id });
  return { account, location, target, bot, line, context, entryId: idOf(moved) };
}

/** The id of a change in the history. */
export function idOf({ entryId }: NumberResult): string {
  if (!entryId) throw new Error("Nothing changed.");
  return entryId;
}

/** The code of a refusal, with its reason if it has one. */
export const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ code, details }) => [code, details.reason].filter(Boolean).join(": "),
  );
