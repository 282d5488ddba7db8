/**
 * Kills the process that carries out an operation, before and after each durable effect: each commit and each carrier
 * request. A first pass without kills finds these boundaries; each boundary then gets its own passes.
 */

/** @typedef {import("./stack/stack.mjs").Member} Member */
/** @typedef {import("./proxies/postgres-proxy.mjs").Commit | import("./proxies/carrier-proxy.mjs").Call} Moment */
/**
 * An operation, and how to recognize its statements and requests: `marks` are ids and numbers in them, which grow as the
 * operation creates new ones; `isMine` recognizes moments that contain no mark.
 * @typedef {{ marks: Set<string>, isMine?: (moment: Moment) => boolean, run: () => Promise<void> }} Operation
 */
/** A boundary: the nth moment with this label, before or after it. @typedef {{ label: string, nth: number, phase: "before" | "after" }} Boundary */

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NUMBER = /^\+1\d{10}$/;
/** How often to try a boundary. It may be missed, because processes do not always share the work in the same way. */
const MAX_TRIES = 3;

/** @param {Moment} moment */
const labelOf = (moment) => (moment.kind === "commit" ? moment.writes : `carrier ${moment.operation}`);

/** Follows one operation through the proxies, and kills a process at the target boundary. */
class Watch {
  #operation;
  #sharedIds;
  #target;
  /** @type {Map<string, number>} */
  #counts = new Map();
  /** @type {Member | null} */
  #last = null;
  /** @type {Boundary[]} */
  boundaries = [];
  /** The process that was killed at the target. @type {Member | null} */
  killed = null;
  killedAt = 0;

  /** @param {Operation} operation @param {Set<string>} sharedIds ids that many operations share @param {Boundary | null} target */
  constructor(operation, sharedIds, target) {
    this.#operation = operation;
    this.#sharedIds = sharedIds;
    this.#target = target;
  }

  /**
   * @param {Member} member
   * @param {Moment} moment
   * @param {"before" | "after"} phase
   * @param {boolean} mayDie whether this process may be killed; from the others the watch only learns marks
   * @returns {Promise<boolean>} whether the process has been killed
   */
  async onMoment(member, moment, phase, mayDie) {
    if (!this.#isMine(member, moment)) return false;
    this.#learnMarks(moment);
    if (!mayDie) return false;
    const label = labelOf(moment);
    const nth = (this.#counts.get(label) ?? 0) + (phase === "before" ? 1 : 0);
    this.#counts.set(label, nth);
    this.#last = member;
    this.boundaries.push({ label, nth, phase });
    const target = this.#target;
    if (this.killed || !target || target.label !== label || target.nth !== nth || target.phase !== phase)
      return false;
    this.killed = member;
    this.killedAt = performance.now();
    await member.program.kill();
    return true;
  }

  /** @param {Member} member @param {Moment} moment */
  #isMine(member, moment) {
    const { marks, isMine } = this.#operation;
    if (isMine?.(moment)) return true;
    const words = moment.kind === "commit" ? moment.values : [moment.about];
    if (words.some((word) => [...marks].some((mark) => word.includes(mark)))) return true;
    // The queue's bookkeeping and price requests contain no mark. They belong to the process that worked on it last.
    const isNameless =
      moment.kind === "commit"
        ? /^(complete_job|fail_job)$/.test(moment.writes)
        : moment.operation === "price";
    return isNameless && this.#last === member;
  }

  /** Adds the ids and numbers of new orders and lines to the marks. @param {Moment} moment */
  #learnMarks(moment) {
    if (moment.kind !== "commit") return;
    const isNew = /insert phone_number/.test(moment.writes);
    for (const value of moment.values)
      if (NUMBER.test(value) || (isNew && ID.test(value) && !this.#sharedIds.has(value)))
        this.#operation.marks.add(value);
  }
}

/**
 * Runs an operation once undisturbed to find its boundaries, and then again for each boundary, killing the process there.
 * @param {import("./world.mjs").World} world
 * @param {{
 *   members: Member[],
 *   lanes?: number,
 *   share?: number,
 *   prepare?: () => void,
 *   onKill?: () => void,
 *   make: () => Promise<Operation>,
 * }} options `make` prepares an operation; `members` are the processes that may be killed; `lanes` is how many operations
 *   run concurrently; each run visits one boundary in `share`, the next run others; `prepare` is called before each
 *   operation, `onKill` after each kill
 */
export async function killAtEveryBoundary(
  world,
  { members, lanes = 2, share = 1, prepare = () => {}, onKill = () => {}, make },
) {
  const { rows } = await world.stack.database.query(
    "select id::text from api_keys union select id::text from organizations where parent_account_org_id is null",
  );
  const sharedIds = new Set(rows.map(({ id }) => String(id)));
  /** @type {Set<Watch>} */
  const watches = new Set();
  const onMoment = async (
    /** @type {Member} */ member,
    /** @type {Moment} */ moment,
    /** @type {"before" | "after"} */ phase,
  ) => {
    for (const watch of watches)
      if (await watch.onMoment(member, moment, phase, members.includes(member))) {
        onKill();
        return "dead";
      }
    return /** @type {const} */ ("go");
  };
  for (const member of world.members) {
    member.database.onCommit = (commit, phase) => onMoment(member, commit, phase);
    member.carrier.onCall = (call, phase) => onMoment(member, call, phase);
  }
  /** @param {Boundary | null} target */
  const pass = async (target) => {
    const operation = await make();
    const watch = new Watch(operation, sharedIds, target);
    watches.add(watch);
    prepare();
    await operation.run();
    watches.delete(watch);
    if (watch.killed) world.recovered(watch.killedAt);
    return watch;
  };
  const quiet = await pass(null);
  world.expect(quiet.boundaries.length > 0, "No boundary was found to kill at.");
  const left = quiet.boundaries
    // The shift mixes "before" and "after" boundaries in each run.
    .filter((_, index) => (index + (index >> 1)) % share === world.run % share)
    .map((boundary) => ({ boundary, tries: 0 }));
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const watch = await pass(next.boundary);
        if (!watch.killed && ++next.tries < MAX_TRIES) left.push(next);
      }
    }),
  );
}
