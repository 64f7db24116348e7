import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Database } from '../src/database.js';
import { scratch } from '../testing/scratch.js';

test('says what to do when it is not told where the database is', () => {
  assert.throws(() => new Database(''), /DATABASE_URL is not set. Set it to/);
});

test('is not ready while the database is away', async (t) => {
  const database = new Database('postgres://nobody@127.0.0.1:1/nothing');
  t.after(() => database.close());
  database.migrate();
  assert.equal(await database.ready(), false);
});

test('is ready once migrated, and migrates once', { skip: scratch.skip }, async (t) => {
  const database = await scratch(t);
  assert.equal(await database.ready(), true);
  await database.migrate();
  assert.equal((await database.query('select 1 from schema_migrations')).length, 1);
});
