import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../src/app.js';
import { createApp } from '../src/server.js';
import { service } from '../src/service.js';
import { serving } from '../testing/serving.js';
{%- if values.database == 'postgres' %}

const database = { query: async () => [{ text: 'a < b' }] };

test('shows the notes', async (t) => {
  const url = await serving(t, createApp(await routes(database)));
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^text\/html/);
  const body = await response.text();
  assert.ok(body.includes(service));
  assert.match(body, /<li>a &lt; b<\/li>/);
});
{%- else %}

test('shows its name', async (t) => {
  const url = await serving(t, createApp(await routes()));
  const response = await fetch(url);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^text\/html/);
  assert.ok((await response.text()).includes(`<h1>${service}</h1>`));
});
{%- endif %}
