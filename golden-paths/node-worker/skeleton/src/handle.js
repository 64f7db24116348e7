import { log } from './log.js';

/** An example to replace: what is done with one job. It may be done twice when this process ends in the middle: make that harmless. */
export async function handle(job) {
  log('info', 'did a job', { job: job.id });
}
