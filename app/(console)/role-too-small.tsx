import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/link-button";

interface Props {
  act: string;
  back: string;
  /** For what no role in an account allows. */
  supportOnly?: boolean;
}

/** In place of a form that the reader's role does not allow, with the way on. */
export function RoleTooSmall({ act, back, supportOnly = false }: Props) {
  return (
    <EmptyState
      heading="h1"
      title={`Your role cannot ${act}`}
      action={<LinkButton href={back}>Go back</LinkButton>}
    >
      {supportOnly ? "Support can do it." : "An admin of the account can do it, or give you another role."}
    </EmptyState>
  );
}
