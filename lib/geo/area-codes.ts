import records from "./data/us-area-codes.json";

/** A geographic area code of the North American Numbering Plan. */
export interface AreaCodeRecord {
  code: string;
  /** ISO 3166-1: US with its territories, CA, or a Caribbean or Atlantic country. */
  country: string;
  /** Two letters: state, territory or province; elsewhere the country. */
  region: string;
  regionName: string;
  /** All regions, where there are several. */
  regions: string[];
  /** Most populous first. */
  cities: string[];
  /** IANA names, most populous first. */
  timeZones: string[];
  /** Other codes in service in the same area. */
  overlays: string[];
  /** Codes of the same country, nearest first; overlays are left out. */
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

/** The area code, wherever it is and whether or not it is in service; null when no place has it. */
export function findAreaCode(code: string): AreaCodeRecord | null {
  return index().get(code) ?? null;
}

let choosable: AreaCodeRecord[] | undefined;

/** Every code that a US number can be bought in, in the order of the digits. */
export function usAreaCodes(): AreaCodeRecord[] {
  choosable ??= [...index().values()].filter(isChoosable);
  return choosable;
}

/** Whether numbers of this code can be bought: US, territories included, and in service. */
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
