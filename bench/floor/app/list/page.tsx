import { cookies } from "next/headers";
import { readLines } from "../../lines";

export const dynamic = "force-dynamic";

/** Reads a session row, runs the list query of the numbers page and draws the rows; nothing else. */
export default async function Page() {
  const { user, lines } = await readLines((await cookies()).get("floor")?.value ?? "");
  return (
    <main>
      <p>{user}</p>
      <table>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                {line.number} {line.name} {line.org_name}
              </td>
              <td>{line.bot_id ? "Answering" : "Not answering"}</td>
              <td>{line.bot_name}</td>
              <td>
                {line.language} {line.voice_id}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
