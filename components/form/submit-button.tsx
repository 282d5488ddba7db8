"use client";

import { type ComponentProps, use } from "react";
import { Button } from "../ui/button";
import { SubmittingContext } from "./submitting-context";

/** Sends the form around it, and shows that it is being sent. */
export function SubmitButton({ busy, ...rest }: ComponentProps<typeof Button>) {
  const submitting = use(SubmittingContext);
  return (
    <Button
      variant="primary"
      // Leaving a field may show its error and push the button away between press and release: the press would be
      // lost. So pressing does not take the focus; the submit judges all fields anyway.
      onMouseDown={(event) => event.preventDefault()}
      {...rest}
      type="submit"
      busy={busy || submitting}
    />
  );
}
