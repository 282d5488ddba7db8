"use client";

import { type ComponentProps, use } from "react";
import { Button } from "../ui/button";
import { SubmittingContext } from "./submitting-context";

/** Sends the form around it, and shows that it is being sent. */
export function SubmitButton({ busy, ...rest }: ComponentProps<typeof Button>) {
  const submitting = use(SubmittingContext);
  return <Button variant="primary" {...rest} type="submit" busy={busy || submitting} />;
}
