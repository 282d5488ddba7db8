"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Organization } from "@/lib/schemas/organization";

const ArchiveDialog = dynamic(() => import("./archive-dialog").then((it) => it.ArchiveDialog), {
  ssr: false,
});

/** Puts an organization away after asking; the question is loaded when it is first put. */
export function ArchiveButton({ organization }: { organization: Pick<Organization, "id" | "name"> }) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button onClick={() => setOpen(true)}>Archive…</Button>
      {open !== undefined && (
        <ArchiveDialog key={String(open)} organization={organization} open={open} onOpenChange={setOpen} />
      )}
    </>
  );
}
