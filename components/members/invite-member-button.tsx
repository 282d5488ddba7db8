"use client";

import { useState } from "react";
import { later } from "@/components/feedback/later";
import { Button } from "@/components/ui/button";
import type { Organization } from "@/lib/schemas/organization";

const InviteMemberDialog = later(() => import("./invite-member-dialog").then((it) => it.InviteMemberDialog));

/** Opens the invitation form, which loads when first opened. */
export function InviteMemberButton({ organization }: { organization: Organization }) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Invite a member
      </Button>
      {open !== undefined && (
        <InviteMemberDialog open={open} onOpenChange={setOpen} organization={organization} />
      )}
    </>
  );
}
