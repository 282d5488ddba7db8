"use client";

import { useQuery } from "@tanstack/react-query";
import { variablesQuery } from "@/lib/queries/variables";
import { placeholder, valueText } from "./variable-text";

/** Which variables greetings can name; nothing where the organization has none, or is not chosen yet. */
export function VariablesHelp({ orgId }: { orgId: string }) {
  const { data } = useQuery({ ...variablesQuery(orgId), enabled: orgId !== "" });
  if (!data?.variables.length) return null;
  return (
    <p className="text-ink-2 text-sm">
      Variables of the organization are filled in where a greeting names them:{" "}
      {data.variables.map((variable, index) => (
        <span key={variable.id}>
          {index > 0 && ", "}
          <code className="font-mono" title={valueText(variable)}>
            {placeholder(variable.name)}
          </code>
        </span>
      ))}
      .
    </p>
  );
}
