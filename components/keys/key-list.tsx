import { DataTable } from "@/components/data-table/data-table";
import { StatePill } from "@/components/ui/state-pill";
import { TimeText } from "@/components/ui/time-text";
import type { ApiKey } from "@/lib/schemas/api-key";
import { RevokeKeyButton } from "./revoke-key-button";
import { scopeSentences } from "./scope-text";

const STATUS = {
  active: { tone: "ok", text: "Active" },
  expired: { tone: "off", text: "Expired" },
  revoked: { tone: "off", text: "Revoked" },
} as const;

/** Keys, what they may do, and the way to revoke them. */
export function KeyList({ keys }: { keys: ApiKey[] }) {
  return (
    <DataTable
      caption="API keys"
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { id: "name", header: "Key", cell: (key) => <Name apiKey={key} /> },
        { id: "place", header: "Reaches", cell: (key) => key.organization?.name ?? "The whole platform" },
        {
          id: "scopes",
          header: "May do",
          cell: (key) =>
            scopeSentences(key.scopes).map((sentence) => (
              <span key={sentence} className="block">
                {sentence}
              </span>
            )),
        },
        { id: "status", header: "Status", cell: (key) => <Status apiKey={key} /> },
        {
          id: "lastUsed",
          header: "Last used",
          hideBelow: "sm",
          cell: (key) => (key.lastUsedAt ? <TimeText at={key.lastUsedAt} /> : "Never"),
        },
        {
          id: "actions",
          header: "Actions",
          align: "end",
          cell: ({ id, name, lastFour, status }) =>
            status === "active" && <RevokeKeyButton apiKey={{ id, name, lastFour }} />,
        },
      ]}
    />
  );
}

function Name({ apiKey: { name, lastFour, ownerName, createdAt } }: { apiKey: ApiKey }) {
  return (
    <>
      <span className="font-medium">{name}</span>
      <span className="block text-ink-3 text-sm">
        <span className="font-mono">…{lastFour}</span> · made <TimeText at={createdAt} /> by{" "}
        {ownerName ?? "the command line"}
      </span>
    </>
  );
}

function Status({ apiKey: { status, expiresAt, revokedAt } }: { apiKey: ApiKey }) {
  const until = revokedAt ?? expiresAt;
  return (
    <>
      <StatePill tone={STATUS[status].tone}>{STATUS[status].text}</StatePill>
      {until && (
        <span className="mt-1 block text-ink-3 text-sm">
          {status === "active" && "expires "}
          <TimeText at={until} />
        </span>
      )}
    </>
  );
}
