import { setTimeout as wait } from 'node:timers/promises';
import { log } from './log.js';
import { measured, queued } from './measured.js';

const ATTEMPTS = 5;
const IDLE = 1_000;
/** Locked by one worker, passed over by the others, and free again when its worker dies. */
const NEXT = `
  select id::int, payload, attempts from jobs
  where failed_at is null and run_at <= now()
  order by run_at, id limit 1 for update skip locked`;
const FAILED = `
  update jobs set attempts = attempts + 1, last_error = $2,
    run_at = now() + interval '1 second' * power(4, attempts),
    failed_at = case when attempts + 1 >= $3 then now() end
  where id = $1`;
const WAITING = 'select count(*)::int as count from jobs where failed_at is null and run_at <= now()';

/** Does the jobs of the table `jobs`, one after the other. Any number of workers share a table. */
export class Worker {
  #database;
  #handle;
  #stopping = new AbortController();
  #running = Promise.resolve();

  constructor(database, handle) {
    this.#database = database;
    this.#handle = handle;
  }

  /** Works from when the database is migrated until it is stopped. */
  start() {
    this.#running = this.#run();
  }

  /** Finishes the job that it is at. */
  async stop() {
    this.#stopping.abort();
    await this.#running;
  }

  /** Does one job. @returns whether there was one */
  async once() {
    return this.#database.transaction(async (client) => {
      const [job] = (await client.query(NEXT)).rows;
      if (!job) {
        return false;
      }
      const error = await measured(job, this.#handle);
      if (error) {
        await client.query(FAILED, [job.id, String(error.message).replaceAll('\0', ''), ATTEMPTS]);
      } else {
        await client.query('delete from jobs where id = $1', [job.id]);
      }
      return true;
    });
  }

  async #run() {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const busy = this.#database.migrated && (await this.#round().catch((error) => {
        log('warn', 'jobs can not be taken', { error: error.message });
        return false;
      }));
      if (!busy) {
        await wait(IDLE, undefined, { signal }).catch(() => {});
      }
    }
  }

  async #round() {
    const [{ count }] = await this.#database.query(WAITING);
    queued(count);
    return this.once();
  }
}
