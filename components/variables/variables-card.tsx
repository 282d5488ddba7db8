"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { later } from "@/components/feedback/later";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { variablesQuery } from "@/lib/queries/variables";
import { VariableMenu } from "./variable-menu";
import { placeholder, valueText } from "./variable-text";

const VariableDialog = later(() => import("./variable-dialog").then((it) => it.VariableDialog));

/** The variables that greetings of an organization's bots can contain. */
export function VariablesCard({ orgId, canEdit }: { orgId: string; canEdit: boolean }) {
  const [open, setOpen] = useState<boolean>();
  const { data, error, refetch } = useQuery(variablesQuery(orgId));
  return (
    <Card
      title="Variables"
      id="variables"
      actions={
        canEdit && (
          <Button size="sm" onClick={() => setOpen(true)}>
            Add a variable
          </Button>
        )
      }
    >
      {error && !data ? (
        <ErrorState title="The variables didn’t load" error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <Skeleton className="h-16" />
      ) : data.variables.length === 0 ? (
        <p className="text-ink-2">
          No variables yet. A variable holds text or a phone number for greetings, such as{" "}
          <code className="font-mono text-sm">{placeholder("emergency_phone")}</code>. Change it once to
          update every greeting.
        </p>
      ) : (
        <ul className="divide-y">
          {data.variables.map((variable) => (
            <li key={variable.id} className="flex items-start gap-x-3 py-3 first:pt-0 last:pb-0">
              <div className="wrap-anywhere min-w-0 flex-1">
                {variable.displayName && <span className="block font-medium">{variable.displayName}</span>}
                <code className="block font-mono text-ink-2 text-sm">{placeholder(variable.name)}</code>
                <span className="block whitespace-pre-line">{valueText(variable)}</span>
                {variable.description && (
                  <span className="block text-ink-3 text-sm">{variable.description}</span>
                )}
              </div>
              {canEdit && <VariableMenu variable={variable} />}
            </li>
          ))}
        </ul>
      )}
      {data?.pagination.nextCursor && (
        <p className="mt-3 text-ink-2 text-sm">Only the first {data.variables.length} are shown, by name.</p>
      )}
      {open !== undefined && (
        <VariableDialog key={String(open)} orgId={orgId} variable={null} open={open} onOpenChange={setOpen} />
      )}
    </Card>
  );
}
