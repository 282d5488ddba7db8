import { PAGE_LIMIT } from "@/lib/constants/limits";
import type { Context } from "@/lib/context";
import { listKeys } from "@/lib/domain/keys/list-keys";

/** The active API keys, one a line: id, last four characters, organization, owner and name, separated by tabs. */
export async function listActiveKeys(context: Context): Promise<string> {
  const lines: string[] = [];
  let cursor: string | undefined;
  do {
    const { keys, pagination } = await listKeys(context, { limit: PAGE_LIMIT.max, cursor });
    for (const { id, lastFour, organization, ownerEmail, name, status } of keys)
      if (status === "active")
        lines.push(
          [id, lastFour, organization?.name ?? "platform", ownerEmail ?? "operator", name].join("\t"),
        );
    cursor = pagination.nextCursor ?? undefined;
  } while (cursor);
  return lines.join("\n") || "There are no active keys.";
}
