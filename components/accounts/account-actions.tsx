import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import type { Account } from "@/lib/schemas/account";
import { CloseAccountButton } from "./close-account-button";

interface Props {
  account: Account;
  may: { edit: boolean; getNumbers: boolean; close: boolean };
}

/** What can be done with a whole account. */
export function AccountActions({ account, may }: Props) {
  const { id } = account;
  return (
    <>
      {may.close && <CloseAccountButton account={account} />}
      {may.edit && <LinkButton href={paths.editOrganization(id)}>Rename or edit</LinkButton>}
      {may.getNumbers && <LinkButton href={paths.getNumber(id)}>Get a number</LinkButton>}
      {may.edit && (
        <LinkButton href={paths.newOrganization(id)} variant="primary">
          Add a location
        </LinkButton>
      )}
    </>
  );
}
