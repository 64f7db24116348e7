import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from '../src/worker.js';
import { scratch } from '../testing/scratch.js';

test('does each job once, whoever takes it', { skip: scratch.skip }, async (t) => {
  const database = await scratch(t);
  await database.query("insert into jobs (payload) select jsonb_build_object('n', n) from generate_series(1, 20) n");
  const done = [];
  const worker = new Worker(database, async ({ payload }) => void done.push(payload.n));
  const drain = async () => { while (await worker.once()); };
  await Promise.all([drain(), drain(), drain()]);
  assert.deepEqual(done.sort((a, b) => a - b), Array.from({ length: 20 }, (_, i) => i + 1));
  assert.deepEqual(await database.query('select * from jobs'), []);
});

test('tries a job again that failed, later, and not for ever', { skip: scratch.skip }, async (t) => {
  const database = await scratch(t);
  await database.query('insert into jobs default values');
  const worker = new Worker(database, async () => { throw new Error('no luck'); });
  for (let attempt = 1; attempt <= 5; attempt++) {
    assert.equal(await worker.once(), true);
    assert.equal(await worker.once(), false, 'not at once');
    await database.query("update jobs set run_at = now() - interval '1 second'");
  }
  assert.equal(await worker.once(), false);
  const [job] = await database.query('select attempts, last_error, failed_at from jobs');
  assert.equal(job.attempts, 5);
  assert.equal(job.last_error, 'no luck');
  assert.ok(job.failed_at);
});

test('stops while the database is away', async () => {
  const away = { migrated: true, query: async () => { throw new Error('away') } };
  const worker = new Worker(away, async () => {});
  worker.start();
  await worker.stop();
});
