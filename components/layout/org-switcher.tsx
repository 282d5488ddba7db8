"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { organizationQuery } from "@/lib/queries/organizations";
import { Icon } from "../ui/icon";

const OrgSwitcherDialog = dynamic(() => import("./org-switcher-dialog").then((it) => it.OrgSwitcherDialog), {
  ssr: false,
});

/** Says which organization the lists show, and changes it. It is a parameter of the address, nothing more. */
export function OrgSwitcher({ accountName }: { accountName: string }) {
  const orgId = useSearchParams().get("orgId");
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...organizationQuery(orgId ?? ""), enabled: orgId !== null });
  const name = orgId === null ? "All organizations" : (data?.name ?? "One organization");

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        title={name}
        onClick={() => setOpen(true)}
        className="surface flex w-full items-center gap-2.5 px-2 py-1.5 text-left hover:border-control group-data-[nav=collapsed]/shell:md:justify-center group-data-[nav=collapsed]/shell:md:px-0"
      >
        <span
          aria-hidden="true"
          className="grid size-7 shrink-0 place-items-center rounded-md bg-accent-soft font-semibold text-accent text-sm"
        >
          {(orgId === null ? accountName : name).charAt(0).toUpperCase()}
        </span>
        <span className="min-w-0 flex-1 group-data-[nav=collapsed]/shell:md:sr-only">
          <span className="sr-only">Choose an organization: </span>
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-ink-3 text-xs">{accountName}</span>
        </span>
        <Icon
          name="chevrons-up-down"
          className="size-4 shrink-0 text-ink-3 group-data-[nav=collapsed]/shell:md:hidden"
        />
      </button>
      {open && <OrgSwitcherDialog onClose={() => setOpen(false)} />}
    </>
  );
}
