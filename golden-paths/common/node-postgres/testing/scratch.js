import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Database } from '../src/database.js';

const url = process.env.DATABASE_URL;

/** A migrated database in a schema of its own, dropped when test `t` ends. */
export async function scratch(t) {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`create schema ${schema}`);
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${schema}`);
  const database = new Database(own.href);
  t.after(async () => {
    await database.close();
    await admin.query(`drop schema ${schema} cascade`);
    await admin.end();
  });
  await database.migrate();
  return database;
}

scratch.skip = url ? false : 'DATABASE_URL is not set';
