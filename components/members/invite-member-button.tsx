"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";

const InviteMemberDialog = dynamic(
  () => import("./invite-member-dialog").then((it) => it.InviteMemberDialog),
  {
    ssr: false,
  },
);

/** Opens the form that invites somebody; it is loaded when first opened. */
export function InviteMemberButton({ places }: { places: { id: string; name: string }[] }) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Invite a member
      </Button>
      {open !== undefined && <InviteMemberDialog open={open} onOpenChange={setOpen} places={places} />}
    </>
  );
}
