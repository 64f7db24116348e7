import { createServer } from 'node:http';

export const service = ${{ values.name | dump }};
export const version = process.env.PAVED_VERSION ?? 'development';

/** What is answered at each path: a status and a body that is sent as JSON. */
const routes = {
  '/': () => [200, { service, version }],
  '/health': () => [200, { status: 'UP' }],
};

/** The HTTP server, not listening yet. */
export function createApp() {
  return createServer((request, response) => {
    // Not parsed as a URL: what is none, such as //, must not throw here.
    const [pathname] = request.url.split('?', 1);
    const route = routes[pathname];
    if (!route) {
      send(response, 404, { error: `There is nothing at ${pathname}.` });
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      send(response, 405, { error: `${request.method} is not allowed at ${pathname}.` });
    } else {
      send(response, ...route());
    }
  });
}

function send(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
