"use client";

import { useQuery } from "@tanstack/react-query";
import { variablesQuery } from "@/lib/queries/variables";
import { placeholder, valueText } from "./variable-text";

/** The variables that greetings can use; nothing if the organization has none or is not chosen yet. */
export function VariablesHelp({ orgId }: { orgId: string }) {
  const { data } = useQuery({ ...variablesQuery(orgId), enabled: orgId !== "" });
  if (!data?.variables.length) return null;
  return (
    <p className="text-ink-2 text-sm">
      You can use these variables in greetings:{" "}
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
