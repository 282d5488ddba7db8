import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

/** Shown instead of the form when a one-time link no longer works. */
export function ExpiredLink() {
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">
        It was used or withdrawn, it expired, or a newer one replaced it. Ask whoever sent it to you for a new
        one. If you already set your password, sign in with it.
      </p>
      <LinkButton href={paths.signIn()} variant="primary">
        Go to sign-in
      </LinkButton>
    </div>
  );
}
