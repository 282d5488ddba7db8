import type { AreaCodeRecord } from "@/lib/geo/area-codes";
import type { AreaCode } from "@/lib/schemas/phone-number";
import type { Stock } from "./stock";

/** A code as every answer carries it. */
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
