"use client";

import { type ComponentProps, use } from "react";
import { Button } from "../ui/button";
import { useHydrated } from "../ui/use-hydrated";
import { SubmittingContext } from "./submitting-context";

/**
 * Submits the form around it, and shows progress while it does. It is disabled until scripts have loaded, which also
 * keeps Enter from sending the form.
 */
export function SubmitButton({ busy, disabled, ...rest }: ComponentProps<typeof Button>) {
  const submitting = use(SubmittingContext);
  const hydrated = useHydrated();
  return (
    <Button
      variant="primary"
      {...rest}
      type="submit"
      disabled={disabled || !hydrated}
      busy={busy || submitting}
    />
  );
}
