import type { AreaCodeRecord } from "@/lib/geo/area-codes";
import type { AreaCode } from "@/lib/schemas/area-code";
import type { Stock } from "./stock";

/** Turns an area code into the one that answers show. */
export function presentAreaCode(
  record: AreaCodeRecord,
  reason: string | null,
  stock: Stock | undefined,
): AreaCode {
  return {
    code: record.code,
    region: record.region,
    regionName: record.regionName,
    cities: record.cities,
    timeZones: record.timeZones,
    overlays: record.overlays,
    inService: record.inService,
    reason,
    stock: stock ? { level: stock.level, checkedAt: stock.checkedAt.toISOString() } : null,
  };
}
