"use client";

import { Button } from "../ui/button";

/** Loads the present version of the page. */
export function ReloadButton({ onReload }: { onReload?: () => void }) {
  return <Button onClick={onReload ?? (() => location.reload())}>Reload the page</Button>;
}
