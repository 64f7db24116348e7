import { html, page } from './page.js';
import { Refused, bodyOf } from './server.js';
import { service, version } from './service.js';

const LONGEST = 1000;

/** An example to replace: a page of notes, kept in the database, and a form that adds one. */
export function notes(database) {
  return {
    '/': {
      GET: async () => {
        const all = await database.query('select text from notes order by id desc limit 100');
        return page(
          service,
          html`<h1>${service}</h1>
<form method="post" action="notes"><input name="text" aria-label="Note" maxlength="${LONGEST}" required> <button>Add</button></form>
<ul>${all.map((note) => html`<li>${note.text}</li>`)}</ul>
<small>Version ${version}</small>`,
        );
      },
    },
    '/notes': {
      POST: async (request) => {
        // A form of another site must not write here in a visitor's name.
        if (!['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site'])) {
          throw new Refused(403, 'This form is only taken from its own page.');
        }
        const text = new URLSearchParams(await bodyOf(request)).get('text')?.trim() ?? '';
        if (!text || [...text].length > LONGEST || text.includes('\0')) {
          throw new Refused(400, `A note is a text of 1 to ${LONGEST} characters.`);
        }
        await database.query('insert into notes (text) values ($1)', [text]);
        return { status: 303, body: '', headers: { Location: './' } };
      },
    },
  };
}
