"use client";

import { AskButton } from "@/components/feedback/ask-button";
import { later } from "@/components/feedback/later";
import type { Organization } from "@/lib/schemas/organization";

const ArchiveDialog = later(() => import("./archive-dialog").then((it) => it.ArchiveDialog));

/** Archives an organization after asking; the dialog is loaded when it is first opened. */
export function ArchiveButton({ organization }: { organization: Organization }) {
  return (
    <AskButton dialog={(asked) => <ArchiveDialog organization={organization} {...asked} />}>
      Archive organization…
    </AskButton>
  );
}
