import { service, version } from './service.js';

/** Writes one line of JSON, so that a log store can search by field. */
export function log(level, message, fields = {}) {
  const line = { time: new Date().toISOString(), level, message, service, version, ...fields };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
