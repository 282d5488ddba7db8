import { DataTable } from "@/components/data-table/data-table";
import { CutText } from "@/components/ui/cut-text";
import type { Trunk } from "@/lib/schemas/sip-trunk";
import { TrunkMenu } from "./trunk-menu";

/** The organization of a trunk, as far as the reader can see it. */
export interface TrunkPlace {
  /** Null for an account that the reader reaches only through one of its locations. */
  name: string | null;
  isAccount: boolean;
  canManage: boolean;
}

/** Trunks, the organization whose lines each serves, and a menu for each. */
export function TrunkList({ trunks, places }: { trunks: Trunk[]; places: Record<string, TrunkPlace> }) {
  return (
    <DataTable
      caption="Trunks"
      rows={trunks}
      rowKey={(trunk) => trunk.id}
      columns={[
        { id: "name", header: "Trunk", cell: (trunk) => <Name trunk={trunk} /> },
        { id: "place", header: "Serves", cell: (trunk) => <Place place={places[trunk.orgId]} /> },
        { id: "signIn", header: "Signs in", cell: (trunk) => <SignIn trunk={trunk} /> },
        {
          id: "actions",
          header: "Actions",
          align: "end",
          cell: (trunk) => places[trunk.orgId]?.canManage && <TrunkMenu trunk={trunk} />,
        },
      ]}
    />
  );
}

function Name({ trunk: { name, host, port, transport } }: { trunk: Trunk }) {
  return (
    <>
      <span className="font-medium">{name}</span>
      <CutText text={`${host}:${port} ${transport.toUpperCase()}`} />
    </>
  );
}

function Place({ place }: { place: TrunkPlace | undefined }) {
  if (!place?.isAccount) return place?.name;
  return (
    <>
      {place.name ?? "Your account"}
      <span className="block text-ink-3 text-sm">The whole account</span>
    </>
  );
}

function SignIn({ trunk: { username, hasPassword } }: { trunk: Trunk }) {
  return (
    <>
      {username ? (
        <span className="break-all">{username}</span>
      ) : (
        <span className="text-ink-3">No username</span>
      )}
      <span className="block text-ink-3 text-sm">{hasPassword ? "Password set" : "No password"}</span>
    </>
  );
}
