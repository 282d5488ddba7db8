import { cookies } from "next/headers";
import { ZONE_COOKIE } from "@/lib/constants/preferences";
import { timeZoneSchema } from "@/lib/schemas/organization";
import { type SearchParams, singleValues } from "./search-params";

/** A timezone that a browser named; UTC for none or an unknown one. */
export function readZone(value: string | undefined): string {
  return timeZoneSchema.safeParse(value).data ?? "UTC";
}

/**
 * The timezone whose days a page shows: the address's, so that a shared link means the same days for everybody;
 * otherwise the reader's, from a cookie.
 */
export async function readerZone(searchParams: SearchParams): Promise<{ name: string; inAddress: boolean }> {
  const { zone } = singleValues(await searchParams);
  const name = readZone(zone);
  if (name === zone) return { name, inAddress: true };
  return { name: readZone((await cookies()).get(ZONE_COOKIE)?.value), inAddress: false };
}
