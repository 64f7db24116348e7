import { setTimeout as wait } from 'node:timers/promises';
import { log } from './log.js';
import { createApp } from './server.js';
import { start } from './app.js';

const PATIENCE = 20_000;

const port = Number(process.env.PORT ?? 8080);
let stopping = false;

const { routes, ready, stop } = await start().catch((error) => {
  log('error', 'can not start', { error: error.message });
  process.exit(1);
});
const server = createApp(routes, async () => !stopping && (await ready()));
server.listen(port, () => log('info', `listens on port ${server.address().port}`));

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => stopping || shutDown(signal));
}

/** Not ready first, so that no new requests are sent here; then what has begun is finished. */
async function shutDown(signal) {
  log('info', 'stops', { signal });
  stopping = true;
  setTimeout(() => process.exit(1), PATIENCE).unref();
  await wait(Number(process.env.SHUTDOWN_DELAY ?? 0) * 1000);
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await stop();
  log('info', 'has stopped');
  process.exit(0);
}
