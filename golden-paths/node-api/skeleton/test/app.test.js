import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '../src/app.js';
import { createApp } from '../src/server.js';
import { service } from '../src/service.js';
import { serving } from '../testing/serving.js';

test('tells its name and version', async (t) => {
  const url = await serving(t, createApp(routes));
  const response = await fetch(url);
  assert.equal(response.status, 200);
  const body = await response.json();
  assert.equal(body.service, service);
  assert.ok(body.version);
});
