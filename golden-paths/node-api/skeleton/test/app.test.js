import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, test } from 'node:test';
import { createApp, service } from '../src/app.js';

const app = createApp();
let url;

before(
  () =>
    new Promise((resolve) => {
      app.listen(0, '127.0.0.1', () => {
        url = `http://127.0.0.1:${app.address().port}`;
        resolve();
      });
    }),
);

after(() => {
  app.close();
  app.closeAllConnections();
});

test('says that it is healthy', async () => {
  const response = await fetch(`${url}/health`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: 'UP' });
});

test('tells its name and version', async () => {
  const response = await fetch(url);
  assert.equal(response.status, 200);
  const body = await response.json();
  assert.equal(body.service, service);
  assert.ok(body.version);
});

test('answers 404 where there is nothing', async () => {
  const response = await fetch(`${url}/nowhere`);
  assert.equal(response.status, 404);
});

test('survives paths that are no URLs', async () => {
  for (const path of ['//', '//[', '/%', '/?x=//']) {
    const status = await new Promise((resolve, reject) => {
      const request = { host: '127.0.0.1', port: app.address().port, path, signal: AbortSignal.timeout(5_000) };
      get(request, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    assert.equal(status, path.startsWith('/?') ? 200 : 404, path);
  }
});

test('does not accept other methods', async () => {
  const response = await fetch(url, { method: 'POST' });
  assert.equal(response.status, 405);
});
