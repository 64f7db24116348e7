import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notes } from '../src/notes.js';
import { createApp } from '../src/server.js';
import { scratch } from '../testing/scratch.js';
import { serving } from '../testing/serving.js';

const nothing = { query: async () => assert.fail('the database was asked') };

test('refuses a note without text, or with too much of it', async (t) => {
  const url = await serving(t, createApp(notes(nothing)));
  for (const body of ['', '  ', 'x'.repeat(1001), 'a\0b']) {
    assert.equal((await fetch(`${url}/notes`, { method: 'POST', body })).status, 400);
  }
  assert.equal((await fetch(`${url}/notes`, { method: 'POST', body: 'x'.repeat(100_000) })).status, 413);
});

test('keeps notes', { skip: scratch.skip }, async (t) => {
  const url = await serving(t, createApp(notes(await scratch(t))));
  const made = await fetch(`${url}/notes`, { method: 'POST', body: `it's "quoted"` });
  assert.equal(made.status, 201);
  assert.equal((await made.json()).text, `it's "quoted"`);
  const listed = await (await fetch(`${url}/notes`)).json();
  assert.deepEqual(listed.map((note) => note.text), [`it's "quoted"`]);
});
