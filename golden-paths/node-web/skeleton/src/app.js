{% if values.database == 'postgres' -%}
import { assets } from './assets.js';
import { Database } from './database.js';
import { notes } from './notes.js';

/** What is answered at each path and method. */
export async function routes(database) {
  return { ...(await assets()), ...notes(database) };
}

/** Begins the work: the routes, whether they can be served, and how to end. */
export async function start() {
  const database = new Database();
  database.migrate();
  return { routes: await routes(database), ready: () => database.ready(), stop: () => database.close() };
}
{% else -%}
import { assets } from './assets.js';
import { html, page } from './page.js';
import { service, version } from './service.js';

/** What is answered at each path and method. */
export async function routes() {
  const welcome = html`<h1>${service}</h1><p>It works.</p><small>Version ${version}</small>`;
  return { ...(await assets()), '/': { GET: () => page(service, welcome) } };
}

/** Begins the work: the routes, whether they can be served, and how to end. */
export async function start() {
  return { routes: await routes(), ready: async () => true, stop: async () => {} };
}
{% endif -%}
