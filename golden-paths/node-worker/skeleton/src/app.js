{% if values.database == 'postgres' -%}
import { Database } from './database.js';
import { handle } from './handle.js';
import { service, version } from './service.js';
import { Worker } from './worker.js';

/** What is answered at each path and method. */
export const routes = {
  '/': { GET: () => ({ body: { service, version } }) },
};

/** Begins the work: the routes, whether it can work, and how to end. */
export async function start() {
  const database = new Database();
  const worker = new Worker(database, handle);
  database.migrate();
  worker.start();
  return {
    routes,
    ready: () => database.ready(),
    stop: async () => {
      await worker.stop();
      await database.close();
    },
  };
}
{% else -%}
import { handle } from './handle.js';
import { service, version } from './service.js';
import { Worker } from './worker.js';

/** What is answered at each path and method. */
export const routes = {
  '/': { GET: () => ({ body: { service, version } }) },
};

/** Begins the work: the routes, whether it can work, and how to end. */
export async function start() {
  const worker = new Worker(handle, Number(process.env.INTERVAL ?? 10) * 1000);
  worker.start();
  return { routes, ready: async () => true, stop: () => worker.stop() };
}
{% endif -%}
