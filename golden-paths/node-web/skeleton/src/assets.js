import { readFile, readdir } from 'node:fs/promises';

const FOLDER = new URL('../static/', import.meta.url);
const TYPES = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', png: 'image/png', ico: 'image/x-icon' };

/** A route for each file of `static/`, read once: no path of a request ever reaches the disk. */
export async function assets() {
  const routes = {};
  for (const name of await readdir(FOLDER)) {
    const content = await readFile(new URL(name, FOLDER));
    const type = TYPES[name.split('.').pop()] ?? 'application/octet-stream';
    routes[`/static/${name}`] = {
      GET: () => ({ type, body: content, headers: { 'Cache-Control': 'public, max-age=300' } }),
    };
  }
  return routes;
}
