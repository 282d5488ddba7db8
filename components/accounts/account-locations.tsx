import { placeText, slotsText } from "@/components/organizations/address-text";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import type { Account } from "@/lib/schemas/account";
import type { ListedOrganization } from "@/lib/schemas/organization";

interface Props {
  account: Account;
  /** The account's first locations by name, with their slots. */
  locations: ListedOrganization[];
  canAdd: boolean;
}

/** The locations of an account, and the lines of each. */
export function AccountLocations({ account, locations, canAdd }: Props) {
  return (
    <Card
      title="Locations"
      flush
      actions={
        <>
          <LinkButton size="sm" href={paths.numbers({ orgId: account.id })}>
            All lines
          </LinkButton>
          <LinkButton size="sm" href={paths.organization(account.id)}>
            Account organization
          </LinkButton>
        </>
      }
    >
      {locations.length === 0 ? (
        <p className="px-5 py-4 text-ink-2">
          No locations yet.{" "}
          {canAdd && (
            <Link className="text-link" href={paths.newOrganization(account.id)}>
              Add a location
            </Link>
          )}
        </p>
      ) : (
        <ul className="divide-y">
          {locations.map(({ id, name, address, slots }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-4 px-5 py-3.5">
              <div className="min-w-40 flex-1">
                <Link className="font-medium text-link" href={paths.organization(id)}>
                  {name}
                </Link>
                <p className="text-ink-3 text-sm">{placeText(address) ?? "No address yet"}</p>
              </div>
              {slots && (
                <Link className="text-link text-sm" href={paths.numbers({ orgId: id })}>
                  {slotsText(slots)}
                  <span className="sr-only"> of {name}</span>
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {account.locationCount > locations.length && (
        <p className="border-t px-5 py-3 text-ink-3 text-sm">
          <Link className="text-link" href={paths.organizations({ orgId: account.id })}>
            All {account.locationCount} locations
          </Link>
        </p>
      )}
    </Card>
  );
}
