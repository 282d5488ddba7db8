import { Alert } from "@/components/feedback/alert";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

interface Props {
  account: { id: string; name: string };
  canAddLocation: boolean;
}

/** Said before a bot is added to an account: which lines it will answer, and what to add first if it is for a location. */
export function AccountNote({ account, canAddLocation }: Props) {
  return (
    <Alert tone="info" live title={`This bot will answer only lines of ${account.name} itself`}>
      <p>
        Each location needs a bot of its own: choose the location above
        {canAddLocation ? ", or add it first" : "; an admin can add one"}. If {account.name} has no other
        locations, go on.
      </p>
      {canAddLocation && (
        <LinkButton size="sm" className="mt-3" href={paths.newOrganization(account.id)}>
          Add the location first
        </LinkButton>
      )}
    </Alert>
  );
}
