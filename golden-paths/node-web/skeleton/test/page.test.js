import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, page } from '../src/page.js';
import { assets } from '../src/assets.js';
import { createApp } from '../src/server.js';
import { serving } from '../testing/serving.js';

test('escapes what is put into a page', () => {
  const { body } = page('<title>', html`<p>${'<script>alert("1")</script>'}</p>${[html`<b>${"'"}</b>`]}`);
  assert.match(body, /<title>&lt;title&gt;<\/title>/);
  assert.match(body, /<p>&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;<\/p><b>&#39;<\/b>/);
});

test('allows no scripts but its own', () => {
  assert.match(page('', html``).headers['Content-Security-Policy'], /default-src 'none'.*script-src 'self'/);
});

test('serves the files of static/, and nothing beside them', async (t) => {
  const url = await serving(t, createApp(await assets()));
  const style = await fetch(`${url}/static/style.css`);
  assert.equal(style.status, 200);
  assert.equal(style.headers.get('content-type'), 'text/css');
  assert.match(await style.text(), /font-family/);
  assert.equal((await fetch(`${url}/static/..%2fpackage.json`)).status, 404);
});
