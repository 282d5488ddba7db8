import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** In place of a form whose one-time link does not work any more. */
export function LinkOver() {
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">
        It has been used already, has expired, or was replaced by a newer one. Ask an admin of your practice
        for a new link. If you have set your password, sign in with it.
      </p>
      <LinkButton href={paths.signIn()} variant="primary">
        Go to sign-in
      </LinkButton>
    </div>
  );
}
