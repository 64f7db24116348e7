{% if values.database == 'postgres' -%}
import { Database } from './database.js';
import { notes } from './notes.js';
{% endif -%}
import { service, version } from './service.js';

/** What is answered at each path and method. */
export const routes = {
  '/': { GET: () => ({ body: { service, version } }) },
};

/** Begins the work: the routes, whether they can be served, and how to end. */
export async function start() {
{%- if values.database == 'postgres' %}
  const database = new Database();
  database.migrate();
  return {
    routes: { ...routes, ...notes(database) },
    ready: () => database.ready(),
    stop: () => database.close(),
  };
{%- else %}
  return { routes, ready: async () => true, stop: async () => {} };
{%- endif %}
}
