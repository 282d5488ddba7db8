import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

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
  return { user: session.rows[0]?.name as string | undefined, lines: lines.rows.slice(0, 50) };
}
