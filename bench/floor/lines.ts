import pg from "pg";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

/** What a drawn row needs of a line. */
export type Line = Pick<
  PhoneNumber,
  "id" | "orgId" | "number" | "name" | "language" | "voiceId" | "state" | "attention" | "organization" | "bot"
>;

/** The session row and the same 50 lines that the numbers page lists, with the same joins and order. */
export async function readLines(tokenHash: string) {
  const session = await pool.query(
    `select s.id, u.name from sessions s join users u on u.id = s.user_id
     where s.token_hash = $1 and s.ended_at is null`,
    [tokenHash],
  );
  const lines = await pool.query(
    `select n.*, o.name as org_name, o.timezone, o.city, b.name as bot_name, b.languages, b.outbound
     from phone_numbers n
     join organizations o on o.id = n.org_id
     left join bots b on b.id = n.bot_id
     where n.account_id = $1 and n.status <> 'released'
     order by lower(n.name), n.id limit 51`,
    [process.env.FLOOR_ACCOUNT_ID],
  );
  return {
    user: session.rows[0]?.name as string | undefined,
    lines: lines.rows.slice(0, 50).map(
      (row): Line => ({
        id: row.id,
        orgId: row.org_id,
        number: row.number,
        name: row.name,
        language: row.language,
        voiceId: row.voice_id,
        state: !row.bot_id ? "not_answering" : row.language_mismatch ? "needs_attention" : "answering",
        attention: [],
        organization: { id: row.org_id, name: row.org_name, timezone: row.timezone, city: row.city },
        bot: row.bot_id && {
          id: row.bot_id,
          name: row.bot_name,
          languages: row.languages,
          outbound: row.outbound,
        },
      }),
    ),
  };
}
