import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** In place of a form that the reader's role does not allow, with the way on. */
export function RoleTooSmall({ act, back }: { act: string; back: string }) {
  return (
    <EmptyState
      heading="h1"
      title={`Your role cannot ${act}`}
      action={<LinkButton href={back}>Go back</LinkButton>}
    >
      An admin of the account can do it, or give you another role.
    </EmptyState>
  );
}
