import { cookies } from "next/headers";
import { DataTable } from "@/components/data-table/data-table";
import { numberColumns } from "@/components/numbers/number-columns";
import { paths } from "@/lib/paths";
import { readLines } from "../../lines";

export const dynamic = "force-dynamic";

/** Reads a session row, runs the list query of the numbers page and draws the same rows; no frame, no filters. */
export default async function Page() {
  const { user, lines } = await readLines((await cookies()).get("floor")?.value ?? "");
  return (
    <main>
      <p>{user}</p>
      <DataTable
        caption="Numbers"
        columns={numberColumns({ canEdit: true })}
        rows={lines}
        rowKey={(row) => row.id}
        rowHref={(row) => paths.number(row.id)}
      />
    </main>
  );
}
