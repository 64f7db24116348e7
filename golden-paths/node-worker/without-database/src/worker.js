import { measured, queued } from './measured.js';

const LARGEST_QUEUE = 1000;

/** Puts a job into its queue every so often, and does one after the other. */
export class Worker {
  #handle;
  #interval;
  #queue = [];
  #timer;
  #working = Promise.resolve();
  #count = 0;

  /** @param interval milliseconds between two jobs */
  constructor(handle, interval) {
    this.#handle = handle;
    this.#interval = interval;
  }

  start() {
    this.add({});
    this.#timer = setInterval(() => this.add({}), this.#interval);
  }

  /** Queues a job. @returns whether there was room */
  add(payload) {
    if (this.#queue.length >= LARGEST_QUEUE) {
      return false;
    }
    this.#queue.push({ id: ++this.#count, payload });
    queued(this.#queue.length);
    this.#working = this.#working.then(() => this.#next());
    return true;
  }

  /** Takes no new jobs, and finishes those that wait. */
  async stop() {
    clearInterval(this.#timer);
    await this.#working;
  }

  async #next() {
    const job = this.#queue.shift();
    queued(this.#queue.length);
    await measured(job, this.#handle);
  }
}
