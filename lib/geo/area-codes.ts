import records from "./data/us-area-codes.json";

/** A geographic area code in the North American Numbering Plan. */
export interface AreaCodeRecord {
  code: string;
  /** ISO 3166-1: US (territories included), CA, or a Caribbean or Atlantic country. */
  country: string;
  /** Two letters: the state, territory or province; in other countries, the country. */
  region: string;
  regionName: string;
  /** All regions that the code serves. */
  regions: string[];
  /** Most populous first. */
  cities: string[];
  /** IANA names, most populous first. */
  timeZones: string[];
  /** Other codes in service in the same area. */
  overlays: string[];
  /** Codes of the same country, nearest first, without overlays. */
  nearby: string[];
  inService: boolean;
  /** ISO 8601; null if unknown. */
  inServiceDate: string | null;
}

let byCode: Map<string, AreaCodeRecord> | undefined;

function index(): Map<string, AreaCodeRecord> {
  byCode ??= new Map((records as AreaCodeRecord[]).map((record) => [record.code, record]));
  return byCode;
}

/** The area code, in any country and whether or not it is in service; null if it is not a geographic code. */
export function findAreaCode(code: string): AreaCodeRecord | null {
  return index().get(code) ?? null;
}

let choosable: AreaCodeRecord[] | undefined;

/** Every code in which a US number can be bought, in numerical order. */
export function usAreaCodes(): AreaCodeRecord[] {
  choosable ??= [...index().values()].filter(isChoosable);
  return choosable;
}

/** Whether numbers in this code can be bought: it is in service and in the US or one of its territories. */
export function isChoosable(record: AreaCodeRecord): boolean {
  return record.country === "US" && record.inService;
}

/** Choosable codes near this one, nearest first. */
export function nearbyAreaCodes(code: string): AreaCodeRecord[] {
  return choosableOf(findAreaCode(code)?.nearby ?? []);
}

/** Choosable codes that serve the same area. */
export function overlaysOf(code: string): AreaCodeRecord[] {
  return choosableOf(findAreaCode(code)?.overlays ?? []);
}

function choosableOf(codes: string[]): AreaCodeRecord[] {
  return codes.flatMap((code) => findAreaCode(code) ?? []).filter(isChoosable);
}
