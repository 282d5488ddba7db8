"use client";

import { useState } from "react";
import { later } from "@/components/feedback/later";
import { Menu } from "@/components/ui/menu";
import type { InvitationAct } from "./invitation-dialog";
import type { Invitation } from "./member";

const InvitationDialog = later(() => import("./invitation-dialog").then((it) => it.InvitationDialog));

/** The menu of actions on an invitation. The dialogs load when first opened. */
export function InvitationMenu({ invitation }: { invitation: Invitation }) {
  const [act, setAct] = useState<InvitationAct>();
  const [open, setOpen] = useState(false);
  const ask = (wanted: InvitationAct) => () => {
    setAct(wanted);
    setOpen(true);
  };
  return (
    <>
      <Menu
        compact
        label={`Actions for the invitation of ${invitation.name}`}
        items={[
          { label: "New invitation link…", onSelect: ask("renew") },
          { label: "Withdraw…", onSelect: ask("revoke"), tone: "danger" },
        ]}
      />
      {act && (
        <InvitationDialog
          key={`${act} ${open}`}
          act={act}
          invitation={invitation}
          open={open}
          onOpenChange={setOpen}
        />
      )}
    </>
  );
}
