"use client";

import { useQuery } from "@tanstack/react-query";
import { useWatch } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { servingTrunksQuery } from "@/lib/queries/trunks";

const TRUNK_HELP =
  "For transfers, which Linekeeper doesn’t make yet. Leave it empty unless your phone technician set one up.";

/** Picks the trunk for a line's transfers: one of its organization or account, or none. */
export function TrunkField({ orgId }: { orgId: string }) {
  const value = useWatch({ name: "transferTrunkId" }) as string;
  const { data, error } = useQuery(servingTrunksQuery(orgId));
  const trunks = data?.sipTrunks ?? [];
  // A select drops a value without an option, so the current one gets an option before the trunks are loaded.
  const unknown = value !== "" && !trunks.some(({ id }) => id === value);
  return (
    <SelectField
      name="transferTrunkId"
      label="Transfers go over"
      required={false}
      items={[
        { value: "", label: "None" },
        ...(unknown ? [{ value, label: data || error ? "Another trunk" : "Loading…" }] : []),
        ...trunks.map(({ id, name, host }) => ({ value: id, label: `${name}, ${host}` })),
      ]}
      help={
        error ? (
          "The trunks didn’t load. Reload the page to try again."
        ) : data && trunks.length === 0 ? (
          <>
            {TRUNK_HELP} There is none yet:{" "}
            <Link className="text-link" href={paths.settingsTrunks()}>
              Add a trunk
            </Link>
          </>
        ) : (
          TRUNK_HELP
        )
      }
    />
  );
}
