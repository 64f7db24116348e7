import { createServer } from 'node:http';
import { log } from './log.js';
import { counter, exposition, gauge, histogram } from './metrics.js';
import { service, version } from './service.js';

const LARGEST_BODY = 64 * 1024;

const requests = counter('http_requests_total', 'Requests answered, by method, path and status.');
const durations = histogram('http_request_duration_seconds', 'How long answering took, by method and path.');
gauge('service_info', 'Which version runs; always 1.', () => 1, { service, version });
gauge('process_start_time_seconds', 'When the process started, in Unix time.', () => START);
gauge('process_resident_memory_bytes', 'Memory held by the process.', () => process.memoryUsage.rss());
const START = Math.round(Date.now() / 1000 - process.uptime());

/** An error that the caller is to hear of. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * The HTTP server, not listening yet.
 *
 * @param routes what answers: path, then method, then a function from the request to `{ status, body, type, headers }`
 * @param ready whether requests can be served now; asked by the health checks
 */
export function createApp(routes, ready = async () => true) {
  const health = async () => ((await ready()) ? { body: { status: 'UP' } } : { status: 503, body: { status: 'DOWN' } });
  const all = {
    '/health': { GET: health },
    '/health/ready': { GET: health },
    '/health/live': { GET: () => ({ body: { status: 'UP' } }) },
    '/metrics': { GET: () => ({ type: 'text/plain; version=0.0.4; charset=utf-8', body: exposition() }) },
    ...routes,
  };
  return createServer((request, response) => {
    const started = process.hrtime.bigint();
    // Not parsed as a URL: what is none, such as //, must not throw here.
    const [pathname] = request.url.split('?', 1);
    const known = Object.hasOwn(all, pathname);
    response.on('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const labels = { method: known ? request.method : 'any', path: known ? pathname : 'other' };
      requests.increase({ ...labels, status: response.statusCode });
      durations.observe(seconds, labels);
    });
    answer(known ? all[pathname] : undefined, pathname, request)
      .catch((error) => failure(error, request, pathname))
      .then((result) => send(request, response, result));
  });
}

async function answer(route, pathname, request) {
  if (!route) {
    throw new Refused(404, `There is nothing at ${pathname}.`);
  }
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (!Object.hasOwn(route, method)) {
    const allowed = Object.keys(route).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
    return { ...failure(new Refused(405, `${request.method} is not allowed at ${pathname}.`)), headers: { Allow: allowed.join(', ') } };
  }
  return route[method](request);
}

function failure(error, request, pathname) {
  if (error instanceof Refused) {
    return { status: error.status, body: { error: error.message } };
  }
  log('error', 'a request failed', { method: request.method, path: pathname, error: error.stack });
  return { status: 500, body: { error: 'This request failed. The log of the service says why.' } };
}

function send(request, response, { status = 200, type, body, headers = {} }) {
  const text = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, {
    'Content-Type': type ?? (text ? 'text/plain; charset=utf-8' : 'application/json'),
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : text ? body : JSON.stringify(body));
}

/** The body of a request as text; refused when it is too large. */
export async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) {
      throw new Refused(413, `The body is larger than ${LARGEST_BODY} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
