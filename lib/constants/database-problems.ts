/** What keeps Linekeeper from working with its database. No text contains a value from `DATABASE_URL` or a query. */
interface DatabaseProblem {
  /** What is known, for the console, `/api/health` and operators. */
  message: string;
  /** What the operator does about it. */
  todo: string;
  /** What a refused request says instead of that the database does not respond. */
  refusal?: string;
}

const CHECK_ADDRESS = "Check the host and the port in DATABASE_URL.";
const ANOTHER_DATABASE = "Create a database for Linekeeper alone, and name it in DATABASE_URL.";

/** The closed list of causes that Linekeeper tells apart, by the code that `/api/health` shows. */
export const DATABASE_PROBLEMS = {
  host_unknown: {
    message: "The host in DATABASE_URL has no address.",
    todo: "Check the host in DATABASE_URL, and this machine's name servers.",
  },
  not_listening: {
    message: "The database does not answer: nothing listens at its host and port.",
    todo: `${CHECK_ADDRESS} The embedded one runs only while Linekeeper does: start it with npm start.`,
  },
  no_answer: {
    message: "The database does not answer in time.",
    todo: `${CHECK_ADDRESS} Check that no firewall is in between, and that a connection pooler has connections left.`,
  },
  connection_lost: {
    message: "The connection to the database broke.",
    todo: "Check that PostgreSQL runs, and read its log.",
  },
  password_missing: {
    message: "PostgreSQL asks for a password, and DATABASE_URL has none.",
    todo: "Add the password to DATABASE_URL. PGPASSWORD and the other variables of psql are not read.",
  },
  password_refused: {
    message: "PostgreSQL refuses the user or the password in DATABASE_URL.",
    todo: "Check both. The characters @ / ? # % and spaces must be percent-encoded.",
  },
  access_refused: {
    message: "PostgreSQL refuses this user, database or machine.",
    todo: "Check that the user may log in, and that pg_hba.conf lets it connect to this database from here.",
  },
  database_missing: {
    message: "The database in DATABASE_URL does not exist.",
    todo: "Check its name, or create it.",
  },
  too_many_connections: {
    message: "The database accepts no more connections.",
    todo: "Raise max_connections, the user's limit or the pooler's limit, or lower DATABASE_POOL_SIZE. docs/operators-database.md has the numbers.",
    refusal: "The database has no free connection. Try again soon.",
  },
  too_few_connections: {
    message: "The connection pooler in front of the database has one connection for Linekeeper.",
    todo: "Raise its pool size. docs/operators-database.md has the numbers.",
  },
  transaction_pooling: {
    message: "A connection pooler gives each transaction another connection to the database.",
    todo: "Run the pooler in session mode (pool_mode = session in PgBouncer), or connect to PostgreSQL directly.",
  },
  parameter_refused: {
    message: "The connection pooler refuses a parameter of the connection.",
    todo: "Remove parameters such as options from DATABASE_URL.",
  },
  pooler_cut_off: {
    message: "The connection pooler cannot connect to PostgreSQL.",
    todo: "Read the pooler's log.",
  },
  tls_required: {
    message: "The database accepts only encrypted connections.",
    todo: "Add sslmode=verify-full to DATABASE_URL, and sslrootcert with the file of a private authority's certificate.",
  },
  tls_missing: {
    message: "DATABASE_URL asks for encryption, and the database offers none.",
    todo: "Switch on ssl in PostgreSQL, or remove sslmode from DATABASE_URL if nobody can listen in between.",
  },
  certificate_refused: {
    message: "The database's certificate is not trusted, has expired or is for another host.",
    todo: "Name the file of the authority's certificate as sslrootcert in DATABASE_URL, and use the host that the certificate is for.",
  },
  certificate_unreadable: {
    message: "A certificate file in DATABASE_URL cannot be read.",
    todo: "Check sslrootcert, sslcert and sslkey: each is an absolute path that Linekeeper's user may read.",
  },
  restarting: {
    message: "PostgreSQL is starting, stopping or closing its connections.",
    todo: "Wait a moment. If it lasts, read PostgreSQL's log.",
  },
  out_of_room: {
    message: "PostgreSQL has run out of disk space or memory.",
    todo: "Free some disk space or memory on the database's machine.",
  },
  read_only: {
    message: "The database is read-only.",
    todo: "Connect to the primary server, not to a standby, and check default_transaction_read_only.",
    refusal: "The database accepts no changes at the moment. Try again soon.",
  },
  version_unsupported: {
    message: "This version of PostgreSQL is too old.",
    todo: "Use PostgreSQL 14 to 18.",
  },
  encoding_unsupported: {
    message: "The database does not store text as UTF-8.",
    todo: "Create one with: create database linekeeper owner linekeeper encoding 'UTF8' template template0.",
  },
  foreign_tables: {
    message: "The database holds the tables of another program.",
    todo: ANOTHER_DATABASE,
  },
  rights_missing: {
    message: "The user in DATABASE_URL may not create tables in this database.",
    todo: "Make the user the owner of the database: alter database … owner to ….",
  },
  schema_missing: {
    message: "The database has no schema named public.",
    todo: ANOTHER_DATABASE,
  },
} as const satisfies Record<string, DatabaseProblem>;

export type DatabaseProblemCode = keyof typeof DATABASE_PROBLEMS;
