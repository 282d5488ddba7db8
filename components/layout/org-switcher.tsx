"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { chosenQuery } from "@/lib/queries/scope";
import { later } from "../feedback/later";
import { Icon } from "../ui/icon";
import { useScope } from "../ui/use-scope";

const OrgSwitcherDialog = later(() => import("./org-switcher-dialog").then((it) => it.OrgSwitcherDialog));

/** Shows and changes the scope: an organization, an account with its locations, or all. It lives only in the URL. */
export function OrgSwitcher({ accountName }: { accountName: string }) {
  const [open, setOpen] = useState(false);
  const { name, kind } = useChosen(accountName);
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
          {name.charAt(0).toUpperCase()}
        </span>
        <span className="min-w-0 flex-1 group-data-[nav=collapsed]/shell:md:sr-only">
          <span className="sr-only">Showing: </span>
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-ink-3 text-xs">{kind}</span>
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

/** The chosen scope in narrow windows, where the switcher is inside the drawer; empty if everything is shown. */
export function ChosenName() {
  const scope = useScope();
  const { name } = useChosen("");
  return scope && <span className="max-w-32 truncate font-medium text-ink text-sm">{name}</span>;
}

/** The name of the chosen scope, and what it is. */
function useChosen(accountName: string): { name: string; kind: string } {
  const scope = useScope();
  const { data } = useQuery({ ...chosenQuery(scope ?? ""), enabled: scope !== null });
  if (scope === null) return { name: "All organizations", kind: accountName };
  if (!data) return { name: "One organization", kind: accountName };
  const [chosen] = data.organizations;
  if (!chosen) return { name: "Not available", kind: "Choose another organization" };
  const isAccount = chosen.parentAccountOrgId === null;
  return {
    name: chosen.name,
    kind: isAccount ? "Account with its locations" : (chosen.accountName ?? accountName),
  };
}
