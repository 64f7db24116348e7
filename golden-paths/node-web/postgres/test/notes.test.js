import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notes } from '../src/notes.js';
import { createApp } from '../src/server.js';
import { scratch } from '../testing/scratch.js';
import { serving } from '../testing/serving.js';

const nothing = { query: async () => assert.fail('the database was asked') };
const post = (url, text, headers = {}) =>
  fetch(`${url}/notes`, { method: 'POST', body: new URLSearchParams({ text }), headers, redirect: 'manual' });

test('refuses a note without text, or with too much of it', async (t) => {
  const url = await serving(t, createApp(notes(nothing)));
  for (const text of ['', '  ', 'x'.repeat(1001), 'a\0b']) {
    assert.equal((await post(url, text)).status, 400);
  }
  assert.equal((await post(url, 'x'.repeat(100_000))).status, 413);
});

test('refuses the form of another site', async (t) => {
  const url = await serving(t, createApp(notes(nothing)));
  assert.equal((await post(url, 'x', { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
});

test('keeps notes, and shows them escaped', { skip: scratch.skip }, async (t) => {
  const url = await serving(t, createApp(notes(await scratch(t))));
  const made = await post(url, `it's <b>bold</b>`);
  assert.equal(made.status, 303);
  assert.equal(made.headers.get('location'), './');
  assert.match(await (await fetch(url)).text(), /<li>it&#39;s &lt;b&gt;bold&lt;\/b&gt;<\/li>/);
});
