import { log } from './log.js';
import { counter, gauge, histogram } from './metrics.js';

const outcomes = [{ outcome: 'success' }, { outcome: 'failure' }];
const processed = counter('jobs_processed_total', 'Jobs processed, by outcome.', ...outcomes);
const durations = histogram('job_duration_seconds', 'How long a job took.');
let waiting = 0;
gauge('jobs_queued', 'Jobs that wait.', () => waiting);

/** Tells how many jobs wait. */
export function queued(count) {
  waiting = count;
}

/** Does `job` with `handle` and counts it. @returns what went wrong, or null */
export async function measured(job, handle) {
  const started = process.hrtime.bigint();
  try {
    await handle(job);
    processed.increase({ outcome: 'success' });
    return null;
  } catch (error) {
    processed.increase({ outcome: 'failure' });
    log('error', 'a job failed', { job: job.id, error: error.stack });
    return error;
  } finally {
    durations.observe(Number(process.hrtime.bigint() - started) / 1e9);
  }
}
