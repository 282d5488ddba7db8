import Link from "next/link";
import { placeText } from "@/components/organizations/address-text";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { paths, withQuery } from "@/lib/paths";
import type { Account } from "@/lib/schemas/account";
import type { Organization } from "@/lib/schemas/organization";

interface Props {
  account: Account;
  /** The first of its locations, by name. */
  locations: Organization[];
}

/** The organizations of an account: itself at the top, its locations below. */
export function AccountOrganizations({ account, locations }: Props) {
  const all = withQuery(paths.organizations(), { accountId: account.id });
  return (
    <Card
      title="Organizations"
      flush
      actions={
        <LinkButton size="sm" href={all}>
          Search them
        </LinkButton>
      }
    >
      <ul className="divide-y">
        {[account, ...locations].map((organization) => (
          <li key={organization.id} className="px-5 py-3.5">
            <Link className="font-medium text-link" href={paths.organization(organization.id)}>
              {organization.name}
            </Link>
            <p className="text-ink-3 text-sm">
              {placeText(organization.address) ?? "No address yet"}
              {organization.id === account.id && " · Account organization"}
            </p>
          </li>
        ))}
      </ul>
      {account.locationCount > locations.length && (
        <p className="border-t px-5 py-3 text-ink-3 text-sm">
          <Link className="text-link" href={all}>
            All {account.locationCount} locations
          </Link>
        </p>
      )}
    </Card>
  );
}
