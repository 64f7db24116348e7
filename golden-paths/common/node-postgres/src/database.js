import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { log } from './log.js';
import { gauge } from './metrics.js';

const MIGRATIONS = new URL('../migrations/', import.meta.url);
const LOCK = 7_265_100;
const AGAIN_AFTER = 1_000;

/** The database that DATABASE_URL names; its tables are made and changed in the background until that succeeds. */
export class Database {
  #pool;
  /** Whether its tables are as this version needs them. */
  migrated = false;
  #closed = new AbortController();
  #up = 0;

  constructor(url = process.env.DATABASE_URL) {
    if (!url) {
      throw new Error('DATABASE_URL is not set. Set it to, for example, postgres://user:password@localhost:5432/name');
    }
    this.#pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 2_000, query_timeout: 10_000 });
    this.#pool.on('error', (error) => log('warn', 'a connection to the database was lost', { error: error.message }));
    gauge('database_up', 'Whether the database answered the last time it was asked: 1 or 0.', () => this.#up);
  }

  /** Applies the migrations, again and again until the database is there. */
  async migrate() {
    while (!this.migrated && !this.#closed.signal.aborted) {
      try {
        await migrations(this.#pool);
        this.migrated = true;
      } catch (error) {
        log('warn', 'the database can not be migrated yet', { error: error.message });
        await wait(AGAIN_AFTER, undefined, { signal: this.#closed.signal }).catch(() => {});
      }
    }
  }

  /** Whether it answers and has its tables. */
  async ready() {
    const answers = await this.#pool.query('select 1').then(() => true, () => false);
    this.#up = answers ? 1 : 0;
    return this.migrated && answers;
  }

  async query(sql, values) {
    return (await this.#pool.query(sql, values)).rows;
  }

  /** Runs `work` with a client in one transaction. */
  async transaction(work) {
    return transaction(this.#pool, work);
  }

  async close() {
    this.#closed.abort();
    await this.#pool.end();
  }
}

async function transaction(pool, work) {
  const client = await pool.connect();
  let broken;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Each file of the folder is applied once, in the order of their names; instances that start together wait for one another. */
async function migrations(pool) {
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  await transaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query('create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())');
    const { rows } = await client.query('select name from schema_migrations');
    const applied = new Set(rows.map((row) => row.name));
    for (const name of names.filter((one) => !applied.has(one))) {
      await client.query(await readFile(new URL(name, MIGRATIONS), 'utf8'));
      await client.query('insert into schema_migrations (name) values ($1)', [name]);
      log('info', 'applied a migration', { migration: name });
    }
  });
}
