/** Zones whose name in CLDR, which `Intl` uses, is not the canonical one of IANA. */
const IANA_NAMES: Record<string, string> = {
  UTC: "Etc/UTC",
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/**
 * The canonical name of an IANA timezone: "America/Chicago" for "america/chicago" and "US/Central".
 * @returns null if this runtime does not know the zone, or if its name has no slash
 */
export function canonicalTimeZone(name: string): string | null {
  if (!/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return null;
  try {
    const zone = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    return IANA_NAMES[zone] ?? zone;
  } catch {
    return null;
  }
}

/** Whether the clocks of two zones agree all year. */
export function haveSameClock(one: string, other: string): boolean {
  return one === other || clockOf(one) === clockOf(other);
}

const clocks = new Map<string, string>();

/** The offsets of a zone in winter and summer. */
function clockOf(zone: string): string {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const clock = ["2026-01-15", "2026-07-15"]
    .map((day) => format.formatToParts(new Date(day)).find(({ type }) => type === "timeZoneName")?.value)
    .join();
  clocks.set(zone, clock);
  return clock;
}
