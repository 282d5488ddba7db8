"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useWatch } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import { paths } from "@/lib/paths";
import { servingTrunksQuery } from "@/lib/queries/trunks";

/** Over which trunk calls of a line are transferred: those that may serve its organization, or none. */
export function TrunkField({ orgId }: { orgId: string }) {
  const value = useWatch({ name: "transferTrunkId" }) as string;
  const { data, error } = useQuery(servingTrunksQuery(orgId));
  const trunks = data?.sipTrunks ?? [];
  // The browser's select forgets a value that it has no choice for, so the present one is there from the start.
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
          "The trunks cannot be loaded at the moment. Reload the page to try again."
        ) : data && trunks.length === 0 ? (
          <>
            The trunk over which the bot hands callers on. There is none yet:{" "}
            <Link className="text-link" href={paths.settingsTrunks()}>
              Add a trunk
            </Link>
          </>
        ) : (
          "The trunk over which the bot hands callers on."
        )
      }
    />
  );
}
