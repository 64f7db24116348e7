import assert from 'node:assert/strict';
import { get } from 'node:http';
import { test } from 'node:test';
import { Refused, createApp } from '../src/server.js';
import { serving } from '../testing/serving.js';

const routes = {
  '/fine': { GET: () => ({ body: { fine: true } }) },
  '/refuses': { GET: () => { throw new Refused(400, 'no') } },
  '/breaks': { GET: () => { throw new Error('secret') } },
};

test('says that it is healthy', async (t) => {
  const url = await serving(t, createApp(routes));
  for (const path of ['/health', '/health/live', '/health/ready']) {
    const response = await fetch(url + path);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'UP' });
  }
});

test('says that it is not ready, but alive, when it cannot serve', async (t) => {
  const url = await serving(t, createApp(routes, async () => false));
  assert.equal((await fetch(`${url}/health`)).status, 503);
  assert.equal((await fetch(`${url}/health/ready`)).status, 503);
  assert.equal((await fetch(`${url}/health/live`)).status, 200);
});

test('counts requests, and the unknown paths as one', async (t) => {
  const url = await serving(t, createApp(routes));
  await fetch(`${url}/fine`);
  await fetch(`${url}/nowhere/1`);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  assert.match(metrics, /^http_requests_total\{method="GET",path="\/fine",status="200"\} 1$/m);
  assert.match(metrics, /^http_requests_total\{method="any",path="other",status="404"\} 1$/m);
  assert.match(metrics, /^http_request_duration_seconds_count\{method="GET",path="\/fine"\} 1$/m);
  assert.match(metrics, /^http_request_duration_seconds_bucket\{method="GET",path="\/fine",le="\+Inf"\} 1$/m);
});

test('answers 404 where there is nothing', async (t) => {
  const url = await serving(t, createApp(routes));
  assert.equal((await fetch(`${url}/nowhere`)).status, 404);
});

test('survives paths that are no URLs, and names that every object has', async (t) => {
  const url = await serving(t, createApp(routes));
  for (const path of ['//', '//[', '/%', '/constructor', '/__proto__']) {
    const status = await new Promise((resolve, reject) => {
      const request = { host: '127.0.0.1', port: new URL(url).port, path, signal: AbortSignal.timeout(5_000) };
      get(request, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    assert.equal(status, 404, path);
  }
});

test('does not accept other methods', async (t) => {
  const url = await serving(t, createApp(routes));
  const response = await fetch(`${url}/fine`, { method: 'POST' });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'GET, HEAD');
});

test('tells callers why it refuses, but not why it breaks', async (t) => {
  const url = await serving(t, createApp(routes));
  const refused = await fetch(`${url}/refuses`);
  assert.equal(refused.status, 400);
  assert.deepEqual(await refused.json(), { error: 'no' });
  const broken = await fetch(`${url}/breaks`);
  assert.equal(broken.status, 500);
  assert.doesNotMatch(await broken.text(), /secret/);
});
