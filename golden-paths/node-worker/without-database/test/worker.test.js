import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposition } from '../src/metrics.js';
import { Worker } from '../src/worker.js';

test('does jobs in order, and goes on after one that fails', async () => {
  const done = [];
  const worker = new Worker(async ({ payload }) => {
    if (payload === 'bad') throw new Error('as expected');
    done.push(payload);
  }, 60_000);
  ['a', 'bad', 'b'].forEach((payload) => worker.add(payload));
  await worker.stop();
  assert.deepEqual(done, ['a', 'b']);
  assert.match(exposition(), /^jobs_processed_total\{outcome="failure"\} 1$/m);
  assert.match(exposition(), /^jobs_queued 0$/m);
});

test('finishes what waits before it stops', async () => {
  let finish;
  const gate = new Promise((resolve) => (finish = resolve));
  const done = [];
  const worker = new Worker(async ({ payload }) => {
    await gate;
    done.push(payload);
  }, 60_000);
  worker.add(1);
  worker.add(2);
  const stopped = worker.stop();
  assert.deepEqual(done, []);
  finish();
  await stopped;
  assert.deepEqual(done, [1, 2]);
});

test('takes no more jobs than it can hold', async () => {
  const worker = new Worker(async () => {}, 60_000);
  for (let i = 0; i < 1000; i++) assert.equal(worker.add(i), true);
  assert.equal(worker.add('one more'), false);
  await worker.stop();
});
